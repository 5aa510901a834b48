package dev.signlab.scenario.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.crypto.Digest;
import dev.signlab.crypto.KeyPair;
import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Failure;
import dev.signlab.engine.blob.BlobSignature;
import dev.signlab.engine.bundle.Artifact;
import dev.signlab.oci.name.Reference;
import dev.signlab.oci.name.Registry;
import dev.signlab.scenario.source.Fields;
import dev.signlab.scenario.source.Findings;
import dev.signlab.scenario.source.YamlFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckTests {

  private static final Reference BOOK = Reference.parse("localhost:5001/book:1.0");
  private static final Reference OTHER = Reference.parse("localhost:5001/book:2.0");
  private static final String PUBLIC = "-----BEGIN PUBLIC KEY-----\nAAAA\nBBBB\n-----END";
  private static final String PRIVATE = "-----BEGIN ENCRYPTED SIGSTORE PRIVATE KEY-----\nx\n";

  @TempDir private Path folder;
  private PlainView view = new PlainView(Path.of("."));

  @BeforeEach
  void freshView() {
    view = new PlainView(folder);
  }

  @Test
  void everyTypeReadsItsOwnExample() {
    for (CheckType type : CheckTypes.all()) {
      Findings findings = new Findings();
      var map = YamlFile.parse(Path.of("a/b.yaml"), type.example(), findings).orElseThrow();
      Fields keys = new Fields(map, "it", findings).object(type.name()).orElseThrow();
      assertThat(type.read(keys).goal()).as(type.name()).isNotBlank();
      assertThat(findings.all()).as(type.name()).isEmpty();
    }
  }

  @Test
  void aClockIsAheadFarEnoughOrNot() {
    Check check = new ClockCheck(Duration.ofMinutes(60));
    assertFailed(check, Cause.NOT_DONE);
    view.turned = Duration.ofMinutes(59);
    assertFailed(check, Cause.NOT_DONE);
    view.turned = Duration.ofMinutes(60);
    assertPassed(check);
  }

  /** Who cannot read what hangs there does not know that somebody has not signed. */
  @Test
  void whatCouldNotBeJudgedIsNoAbsence() throws IOException {
    Check byKey = new NotSignedByCheck(BOOK, "cosign.pub");
    Check byIdentity =
        new NoIdentitySignatureCheck(BOOK, "eve@example.com", "http://localhost:5101");
    write("cosign.pub", PUBLIC);
    view.image(BOOK.toString(), "a book");
    assertPassed(byKey);
    assertPassed(byIdentity);
    LabView.Verdict unread =
        LabView.Verdict.refused(Failure.of(Cause.MALFORMED, "a bundle", "no JSON"));
    view.verdicts.put(BOOK.toString(), unread);
    view.verdicts.put(BOOK + " eve@example.com http://localhost:5101", unread);
    assertFailed(byKey, Cause.MALFORMED);
    assertFailed(byIdentity, Cause.MALFORMED);
  }

  @Test
  void aSignatureOfAnIdentityIsThatOfNoOther() {
    Check check = new IdentitySignatureCheck(BOOK, "ada@example.com", "http://localhost:5101", 1);
    assertFailed(check, Cause.NO_IMAGE);
    view.image(BOOK.toString(), "a book");
    assertFailed(check, Cause.NO_SIGNATURE);
    view.verdicts.put(BOOK + " eve@example.com http://localhost:5101", LabView.Verdict.good(1));
    assertFailed(check, Cause.NO_SIGNATURE);
    view.verdicts.put(BOOK + " ada@example.com http://localhost:5101", LabView.Verdict.good(1));
    assertPassed(check);
    assertFailed(
        new IdentitySignatureCheck(BOOK, "ada@example.com", "http://localhost:5101", 2),
        Cause.NOT_DONE);
  }

  @Test
  void aRegistryAnswersOrNot() {
    Check check = new RegistryCheck(new Registry("localhost:5001"));
    assertPassed(check);
    view.registry = false;
    assertFailed(check, Cause.NO_REGISTRY);
  }

  @Test
  void aFileIsSignedByTheKeyThatIsAskedFor() throws IOException {
    KeyPair keys = KeyPair.generate();
    byte[] notes = "notes".getBytes(StandardCharsets.UTF_8);
    Check check = new BlobSignatureCheck("notes.txt", "notes.json", "k.pub");
    assertFailed(check, Cause.NO_FILE);
    Files.write(folder.resolve("notes.txt"), notes);
    assertFailed(check, Cause.NO_FILE);
    Files.writeString(folder.resolve("k.pub"), keys.publicKey().pem());
    assertFailed(check, Cause.NO_SIGNATURE);
    Files.writeString(folder.resolve("notes.json"), "{}");
    assertFailed(check, Cause.MALFORMED);
    byte[] bundle = BlobSignature.of(Artifact.of(notes), keys).bundle().bytes();
    Files.write(folder.resolve("notes.json"), bundle);
    assertPassed(check);
    Files.writeString(folder.resolve("notes.txt"), "changed");
    assertFailed(check, Cause.DIGEST_MISMATCH);
    Files.writeString(folder.resolve("k.pub"), KeyPair.generate().publicKey().pem());
    assertFailed(check, Cause.WRONG_KEY);
  }

  @Test
  void anImageIsThereWithItsLabelsAndLayers() {
    assertFailed(new ImageCheck(BOOK, Map.of(), Optional.empty()), Cause.NO_IMAGE);
    view.image(BOOK.toString(), "one");
    assertPassed(new ImageCheck(BOOK, Map.of("course", "signing"), Optional.of(1)));
    assertFailed(new ImageCheck(BOOK, Map.of("course", "x"), Optional.empty()), Cause.NOT_DONE);
    assertFailed(new ImageCheck(BOOK, Map.of(), Optional.of(2)), Cause.NOT_DONE);
  }

  @Test
  void aLocalImageIsThereOrNot() {
    assertFailed(new LocalImageCheck("book"), Cause.NO_IMAGE);
    view.image("book", "one");
    assertPassed(new LocalImageCheck("book"));
  }

  @Test
  void twoImagesAreTheSameOrNot() {
    Check same = new DigestsCheck(BOOK, OTHER, true);
    Check different = new DigestsCheck(BOOK, OTHER, false);
    assertFailed(same, Cause.NO_IMAGE);
    view.image(BOOK.toString(), "one").image(OTHER.toString(), "one");
    assertPassed(same);
    assertFailed(different, Cause.NOT_DONE);
    view.image(OTHER.toString(), "two");
    assertFailed(same, Cause.DIGEST_MISMATCH);
    assertPassed(different);
  }

  @Test
  void aCommandCountsOnlyForTheImageAndTheKeyThatAreMeant() {
    Check check =
        new TriedCheck(
            List.of("cosign verify"),
            Optional.empty(),
            List.of(),
            Optional.of(BOOK),
            Map.of("key", "k.pub"));
    ran("key", "key=other.pub", "of=" + BOOK);
    assertFailed(check, Cause.NOT_DONE);
    ran("key", "key=k.pub", "of=" + OTHER);
    assertFailed(check, Cause.NOT_DONE);
    ran("key", "key=k.pub", "of=" + BOOK);
    assertPassed(check);
  }

  @Test
  void anImageIsMeantByItsDigestTooAsLongAsItsTagPointsThere() {
    Check check =
        new TriedCheck(
            List.of("cosign verify"), Optional.empty(), List.of(), Optional.of(BOOK), Map.of());
    view.image(BOOK.toString(), "one");
    ran("of=localhost:5001/book@" + Digest.of("one".getBytes(StandardCharsets.UTF_8)));
    assertPassed(check);
    view.image(BOOK.toString(), "two");
    assertFailed(check, Cause.NOT_DONE);
  }

  @Test
  void aFlagWhoseValueIsNotRecordedIsAFinding() {
    String text = "tried: { command: x, outcome: passes, flags: { password: a, key: a b } }";
    Findings findings = new Findings();
    var map = YamlFile.parse(Path.of("a/b.yaml"), text, findings).orElseThrow();
    TriedCheck.TYPE.read(new Fields(map, "it", findings).object("tried").orElseThrow());
    assertThat(findings.all()).hasSize(2);
  }

  private void ran(String... marks) {
    view.facts = view.facts.with(new Attempt("cosign verify", 0, Optional.empty(), Set.of(marks)));
  }

  @Test
  void signersAreCountedByTheirKeysAndNotByTheirFiles() throws IOException {
    String one = KeyPair.generate().publicKey().pem();
    Files.writeString(folder.resolve("a.pub"), one);
    Files.writeString(folder.resolve("b.pub"), one);
    Files.writeString(folder.resolve("c.pub"), KeyPair.generate().publicKey().pem());
    view.image(BOOK.toString(), "one").verdicts.put(BOOK.toString(), LabView.Verdict.good(1));
    assertFailed(
        new SignersCheck(BOOK, List.of("a.pub", "b.pub"), List.of(), "", 2), Cause.NO_SIGNATURE);
    assertPassed(new SignersCheck(BOOK, List.of("a.pub", "b.pub", "c.pub"), List.of(), "", 2));
  }

  @Test
  void aFileHasAKindAndAMode() throws IOException {
    Check check = new FileCheck("cosign.key", FileKind.PRIVATE_KEY, Optional.of("0600"));
    assertFailed(check, Cause.NO_FILE);
    write("cosign.key", PUBLIC);
    assertFailed(check, Cause.MALFORMED);
    write("cosign.key", PRIVATE);
    mode("cosign.key", "rw-r--r--");
    assertFailed(check, Cause.FILE_MODE);
    mode("cosign.key", "rw-------");
    assertPassed(check);
  }

  @Test
  void twoPublicKeysAreTheSameHoweverTheirLinesBreak() throws IOException {
    Check same = new KeysCheck("a.pub", "b.pub", true);
    assertFailed(same, Cause.NO_FILE);
    write("a.pub", PUBLIC);
    write("b.pub", "nothing");
    assertFailed(same, Cause.MALFORMED);
    write("b.pub", PUBLIC.replace("AAAA\nBBBB", "AAAABBBB"));
    assertPassed(same);
    assertFailed(new KeysCheck("a.pub", "b.pub", false), Cause.NOT_DONE);
    write("b.pub", PUBLIC.replace("A", "C"));
    assertFailed(same, Cause.WRONG_KEY);
  }

  @Test
  void aSignatureIsVerifiedAsTheCommandDoesIt() throws IOException {
    Check check =
        new SignatureCheck(BOOK, "cosign.pub", Map.of(), 2, Optional.empty(), Optional.empty());
    assertFailed(check, Cause.NO_FILE);
    write("cosign.pub", PUBLIC);
    assertFailed(check, Cause.NO_IMAGE);
    view.image(BOOK.toString(), "one");
    assertFailed(check, Cause.NO_SIGNATURE);
    view.verdicts.put(BOOK.toString(), LabView.Verdict.good(1));
    assertFailed(check, Cause.NOT_DONE);
    view.verdicts.put(BOOK.toString(), LabView.Verdict.good(2));
    assertPassed(check);
  }

  @Test
  void anAttestationIsVerifiedAsTheCommandDoesIt() throws IOException {
    Check check = new AttestationCheck(BOOK, "spdxjson", "cosign.pub", 1);
    assertFailed(check, Cause.NO_FILE);
    write("cosign.pub", PUBLIC);
    assertFailed(check, Cause.NO_IMAGE);
    view.image(BOOK.toString(), "one");
    assertFailed(check, Cause.NO_ATTESTATION);
    view.verdicts.put(BOOK + " spdxjson", LabView.Verdict.good(0));
    assertFailed(check, Cause.NOT_DONE);
    view.verdicts.put(BOOK + " spdxjson", LabView.Verdict.good(1));
    assertPassed(check);
  }

  @Test
  void anUnsignedImageMustBeThere() {
    Check check = new NoSignatureCheck(BOOK);
    assertFailed(check, Cause.NO_IMAGE);
    view.image(BOOK.toString(), "one");
    assertPassed(check);
    view.signatures.put(BOOK.toString(), 1);
    assertFailed(check, Cause.NOT_DONE);
  }

  @Test
  void aTriedCommandCountsByHowItEnded() {
    Check refused = tried(Optional.of(Cause.WRONG_KEY), List.of());
    Check passed = tried(Optional.empty(), List.of("key"));
    assertFailed(refused, Cause.NOT_DONE);
    view.tried("cosign verify", 12, Cause.NO_SIGNATURE);
    assertFailed(refused, Cause.NO_SIGNATURE);
    view.tried("cosign verify", 12, Cause.WRONG_KEY);
    assertPassed(refused);
    assertFailed(passed, Cause.WRONG_KEY);
    view.tried("cosign sign", 0);
    assertFailed(passed, Cause.WRONG_KEY);
    view.tried("cosign verify", 0);
    assertPassed(passed);
    assertFailed(tried(Optional.empty(), List.of("digest")), Cause.NOT_DONE);
  }

  @Test
  void aPredictionPassesRightOrWrong() {
    Facts.Guess no = new Facts.Guess(false, Optional.of(Cause.WRONG_KEY));
    Check check = new PredictedCheck(no);
    assertFailed(check, Cause.NOT_DONE);
    view.facts = view.facts.withPrediction(no);
    assertThat(check.evaluate(view)).isEqualTo(new CheckResult.Passed("as you said"));
    view.facts = view.facts.withPrediction(new Facts.Guess(true, Optional.empty()));
    assertThat(check.evaluate(view))
        .isEqualTo(new CheckResult.Passed("you said yes; it is no, WRONG_KEY"));
  }

  @Test
  void aWrongDiagnosisDoesNotGiveTheAnswerAway() {
    Check check = new DiagnosedCheck(Cause.WRONG_KEY, "look at the steps");
    assertFailed(check, Cause.NOT_DONE);
    view.facts = view.facts.withDiagnosis(Cause.NO_IMAGE);
    assertFailed(check, Cause.WRONG_ANSWER);
    assertThat(check.evaluate(view).toString()).doesNotContain("WRONG_KEY");
    view.facts = view.facts.withDiagnosis(Cause.WRONG_KEY);
    assertPassed(check);
  }

  @Test
  void aQuestionWantsItsAnswer() {
    Check check = new ChosenCheck("digest");
    assertFailed(check, Cause.NOT_DONE);
    view.facts = view.facts.withChoice("tag");
    assertFailed(check, Cause.WRONG_ANSWER);
    view.facts = view.facts.withChoice("Digest");
    assertPassed(check);
  }

  @Test
  void anSbomMustDescribeTheImage() throws IOException {
    Reference image = Reference.parse("localhost:5001/studentbook:1.0");
    Check attached = new SbomCheck(image, Optional.empty());
    Check inFile = new SbomCheck(image, Optional.of("sbom.json"));
    assertFailed(attached, Cause.NO_IMAGE);
    view.image(image.toString(), "x");
    assertFailed(attached, Cause.NO_SBOM);
    assertFailed(inFile, Cause.NO_FILE);
    String right =
        sbom(Objects.requireNonNull(view.images.get(image.toString())).digest().toString());
    view.sboms.put(image.toString(), right.getBytes(StandardCharsets.UTF_8));
    assertPassed(attached);
    write("sbom.json", "{}");
    assertFailed(inFile, Cause.MALFORMED);
    write("sbom.json", sbom("sha256:" + "0".repeat(64)));
    assertFailed(inFile, Cause.WRONG_SBOM);
    write("sbom.json", right);
    assertPassed(inFile);
  }

  private static String sbom(String digest) {
    return "{\"bomFormat\":\"CycloneDX\",\"metadata\":{\"component\":{\"version\":\""
        + digest
        + "\"}}}";
  }

  private static Check tried(Optional<Cause> outcome, List<String> marks) {
    return new TriedCheck(List.of("cosign verify"), outcome, marks, Optional.empty(), Map.of());
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

  private void mode(String name, String permissions) throws IOException {
    Files.setPosixFilePermissions(
        folder.resolve(name), PosixFilePermissions.fromString(permissions));
  }
}
