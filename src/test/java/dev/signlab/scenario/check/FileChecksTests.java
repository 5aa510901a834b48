package dev.signlab.scenario.check;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signlab.crypto.Digest;
import dev.signlab.crypto.KeyPair;
import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.engine.blob.BlobSignature;
import dev.signlab.engine.bundle.Artifact;
import dev.signlab.engine.monitor.Wanted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.core.JsonPointer;

/** Checks that look at files of the learner's folder. */
class FileChecksTests {

  @TempDir private Path folder;
  private PlainView view = new PlainView(Path.of("."));

  @BeforeEach
  void freshView() {
    view = new PlainView(folder);
  }

  @Test
  void whatIsWantedOfJsonIsSaidInWordsAndWhatIsMissingWithItsPlace() throws IOException {
    Optional<String> two = Optional.of("2");
    JsonPointer place = JsonPointer.compile("/layers/1/size");
    Check plain =
        new JsonCheck("m.json", new ValueAt(place, two, Optional.empty(), Optional.empty()));
    assertThat(plain.next())
        .isEqualTo("still wanted: m.json says that size of number 2 of layers is 2");
    Check meant =
        new JsonCheck(
            "m.json", new ValueAt(place, two, Optional.empty(), Optional.of("m is yours")));
    assertThat(meant.next()).isEqualTo("still wanted: m is yours");
    write("m.json", "{\"layers\": [{}, {\"size\": 3}]}");
    assertThat(((CheckResult.Failed) Checks.evaluate(meant, view)).expected())
        .isEqualTo("/layers/1/size is 2");
  }

  @Test
  void aRequestIsLookedForInTheOrderInWhichItWasAnswered() {
    Check check =
        new AskedBeforeCheck(
            AskedBeforeCheck.Request.parse("POST /v2/a/blobs/uploads/"),
            AskedBeforeCheck.Request.parse("PUT /v2/a/manifests/*"));
    assertFailed(check, Cause.NOT_DONE);
    view.answered.addAll(List.of("PUT /v2/a/manifests/1.0", "POST /v2/a/blobs/uploads/"));
    assertThat(((CheckResult.Failed) Checks.evaluate(check, view)).found())
        .isEqualTo("the other way round");
    view.answered.add("PUT /v2/a/manifests/1.0/more");
    assertFailed(check, Cause.NOT_DONE);
    view.answered.add("PUT /v2/a/manifests/2.0");
    assertPassed(check);
    assertThatThrownBy(() -> AskedBeforeCheck.Request.parse("v2"))
        .isInstanceOf(LabException.class)
        .hasMessageContaining("not a request");
  }

  @Test
  void aBareSignatureIsReadWithItsLinesBrokenAsTheCommandReadsIt() throws IOException {
    KeyPair keys = KeyPair.generate();
    write("notes.txt", "notes");
    write("k.pub", keys.publicKey().pem());
    String base64 = BlobSignature.of(Artifact.of("notes".getBytes(UTF_8)), keys).base64();
    Check check = new RawSignatureCheck("notes.txt", "notes.sig", "k.pub");
    write("notes.sig", base64.substring(0, 64) + "\n" + base64.substring(64) + "\n");
    assertPassed(check);
    write("notes.sig", base64);
    assertPassed(check);
    Files.write(folder.resolve("notes.sig"), Base64.getDecoder().decode(base64));
    assertPassed(check);
    write("notes.txt", "changed");
    assertThat(Checks.evaluate(check, view)).isInstanceOf(CheckResult.Failed.class);
  }

  @Test
  void aBundleIsNotBlamedForTheKey() throws IOException {
    write("notes.txt", "notes");
    write("notes.json", "{}");
    write("k.pub", "no key");
    Check check = new BlobSignatureCheck("notes.txt", "notes.json", "k.pub");
    assertFailed(check, Cause.MALFORMED);
    assertThat(((CheckResult.Failed) Checks.evaluate(check, view)).lookedAt()).contains("k.pub");
  }

  @Test
  void aNameThatNoFileCanHaveIsRefused() {
    assertThatThrownBy(() -> WorkspaceFile.parse("a\0b")).isInstanceOf(LabException.class);
    assertThatThrownBy(() -> WorkspaceFile.parse("a/../../b")).isInstanceOf(LabException.class);
    assertThat(WorkspaceFile.parse("a/b")).isEqualTo("a/b");
  }

  @Test
  void aChecksumIsThatOfTheVeryFile() throws IOException {
    write("notes.txt", "notes");
    String right = Digest.of("notes".getBytes(UTF_8)).hex();
    String other = Digest.of("others".getBytes(UTF_8)).hex();
    Check check = new ChecksumsCheck("SUMS", List.of("notes.txt"));
    write("SUMS", other + "  my notes.txt\n");
    assertFailed(check, Cause.NOT_DONE);
    write("SUMS", other + "  my notes.txt\n" + right + "  notes.txt\n");
    assertPassed(check);
    write("SUMS", right + " *notes.txt\n");
    assertPassed(check);
    write("SUMS", other + "  notes.txt\n");
    assertFailed(check, Cause.DIGEST_MISMATCH);
  }

  @Test
  void aPackageIsListedByItsWholeName() throws IOException {
    write("sbom.json", "{\"packages\":[{\"name\":\"left pad\",\"versionInfo\":\"1.0\"}]}");
    assertFailed(new SbomListsCheck("sbom.json", "left", Optional.empty()), Cause.NOT_DONE);
    assertFailed(new SbomListsCheck("sbom.json", "left", Optional.of("pad 1.0")), Cause.NOT_DONE);
    assertFailed(new SbomListsCheck("sbom.json", "left pad", Optional.of("2")), Cause.NOT_DONE);
    assertPassed(new SbomListsCheck("sbom.json", "left pad", Optional.of("1.0")));
    assertPassed(new SbomListsCheck("sbom.json", "left pad", Optional.empty()));
  }

  /** CycloneDX 1.6 lets a component hold others. */
  @Test
  void whatIsPartOfAComponentIsListedToo() throws IOException {
    write(
        "sbom.json",
        "{\"components\":[{\"name\":\"a\",\"components\":[{\"name\":\"b\",\"version\":\"1\","
            + "\"components\":[{\"name\":\"c\",\"version\":\"2\"}]}]}]}");
    assertPassed(new SbomListsCheck("sbom.json", "b", Optional.of("1")));
    assertPassed(new SbomListsCheck("sbom.json", "c", Optional.of("2")));
    assertFailed(new SbomListsCheck("sbom.json", "c", Optional.of("1")), Cause.NOT_DONE);
  }

  @Test
  void filesOfAnyLengthAreComparedAndListed() throws IOException {
    byte[] large = new byte[5 << 20];
    Files.write(folder.resolve("a.tar"), large);
    Files.write(folder.resolve("b.tar"), large);
    assertPassed(new SameFilesCheck("a.tar", "b.tar", true));
    write("SUMS", Digest.of(large).hex() + "  a.tar\n");
    assertPassed(new ChecksumsCheck("SUMS", List.of("a.tar")));
    view.entries.put(new Wanted.Artifact(Digest.of(large)).text(), List.of("entry"));
    assertPassed(new LogEntryCheck(Optional.of("a.tar"), Optional.empty(), 1));
    write(
        "sbom.json",
        "{\"components\":[{\"name\":\"a\",\"version\":\"1\"}]" + " ".repeat(5 << 20) + "}");
    assertPassed(new SbomListsCheck("sbom.json", "a", Optional.of("1")));
  }

  private void assertPassed(Check check) {
    assertThat(Checks.evaluate(check, view)).isInstanceOf(CheckResult.Passed.class);
  }

  private void assertFailed(Check check, Cause cause) {
    CheckResult result = Checks.evaluate(check, view);
    assertThat(result).isInstanceOf(CheckResult.Failed.class);
    assertThat(((CheckResult.Failed) result).cause()).isEqualTo(cause);
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }
}
