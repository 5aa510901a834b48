package dev.signlab.shell.cosign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.crypto.Digest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How a line of cosign is read: flags before the command, unknown words, what excludes what. */
class CosignLineTests {

  @TempDir private Path folder;
  private TestLine line;

  @BeforeEach
  void start() {
    line = new TestLine(folder, Map.of("COSIGN_PASSWORD", "pw"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "nosuch ~ unknown command \"nosuch\" for \"cosign\"",
        "nosuch a:1 ~ unknown command \"nosuch\" for \"cosign\"",
        "-t 3m nosuch ~ unknown command \"nosuch\" for \"cosign\"",
        "--key cosign.key -y sign a:1 ~ unknown command \"a:1\" for \"cosign\"",
        "--nosuch sign ~ unknown flag: --nosuch",
        "-x sign ~ unknown shorthand flag: 'x' in -x",
        "download nosuch x ~ unknown command \"nosuch\" for \"cosign download\"",
        "-t 3x version ~ invalid argument \"3x\" for \"-t, --timeout\" flag: time: unknown unit"
            + " \"x\" in duration \"3x\"",
        "verify --max-workers=x a:1 ~ invalid argument \"x\" for \"--max-workers\" flag:"
            + " strconv.ParseInt: parsing \"x\": invalid syntax",
        "--key none.key public-key ~ open none.key: no such file or directory",
        "-d --key none.key public-key ~ open none.key: no such file or directory",
        "-key none.key public-key ~ open none.key: no such file or directory"
      })
  void aLineIsReadAsCobraReadsIt(String words, String error) {
    line.type("cosign " + words);
    assertThat(line.err()).contains("Error: " + error + "\n");
    assertThat(line.status()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "sigh,cosign sign a:1 --key k",
    "SIGH,cosign sign a:1 --key k",
    "verfy,cosign verify a:1 --key k",
    "pubic-key,help cosign public-key"
  })
  void whatIsNearIsOfferedWithTheRestOfTheLine(String typed, String meant) {
    assertThat(line.type("cosign " + typed + " a:1 --key k").err())
        .contains("did you mean: " + meant + "\n");
  }

  @Test
  void whatIsNearNothingIsOfferedNothing() {
    assertThat(line.type("cosign blob a:1").err()).doesNotContain("did you mean");
  }

  @Test
  void globalTogglesAloneShowTheCommands() {
    assertThat(line.type("cosign -d").out()).contains("cosign sign ");
    assertThat(line.type("cosign help verify").out()).startsWith("Verify the signatures");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cosign --output-file o.txt version",
        "cosign version --output-file=o.txt",
        "cosign -d --output-file o.txt version"
      })
  void standardOutputGoesIntoTheOutputFile(String typed) throws IOException {
    line.type(typed);
    assertThat(line.out()).isEmpty();
    assertThat(Files.readString(folder.resolve("o.txt"))).contains("GitVersion: ");
  }

  @Test
  void aRefusedCommandLeavesItsOutputFileAlone() throws IOException {
    Files.writeString(folder.resolve("o.txt"), "kept");
    line.type("cosign --output-file o.txt public-key --key none.key");
    assertThat(line.status()).isEqualTo(1);
    assertThat(folder.resolve("o.txt")).hasContent("kept");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sign --key k --tlog-upload=false a:1",
        "sign --key k --new-bundle-format=false --tlog-upload=false a:1",
        "sign-blob --key k --bundle b --tlog-upload=false f",
        "attest --key k --predicate p --tlog-upload=false a:1",
        "attest-blob --key k --predicate p --bundle b --tlog-upload=false f"
      })
  void noUploadBesideASigningConfigIsRefusedWithTheLineThatWorks(String words) {
    line.type("cosign " + words);
    assertThat(line.status()).isEqualTo(1);
    assertThat(line.err())
        .contains("Error: --tlog-upload=false is not supported with --signing-config or")
        .contains("cosign 2.5 takes alone", "3.0.2 takes and uploads")
        .contains("--use-signing-config=false --tlog-upload=false");
    String taken = words.replace("--tlog", "--use-signing-config=false --tlog");
    assertThat(line.type("cosign " + taken).err()).doesNotContain("is not supported with");
  }

  @Test
  void aSigningConfigExcludesNotUsingOne() {
    line.type("cosign sign --key k --signing-config c --use-signing-config=false a:1");
    assertThat(line.err()).contains("[signing-config use-signing-config] were all set");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "sign --key k --bundle b.json a:1 b:1 ~ --bundle",
        "sign --key k -r --bundle b.json a:1 ~ --bundle",
        "sign --key k --new-bundle-format=false --output-signature s a:1 b:1 ~ --output-signature",
        "sign --key k --new-bundle-format=false --output-payload s a:1 b:1 ~ --output-payload",
        "sign-blob --key k --bundle b.json f g ~ --bundle",
        "sign-blob --key k --new-bundle-format=false --output-signature s f g ~ --output-signature",
        "attest --key k --predicate p --bundle b.json a:1 b:1 ~ --bundle"
      })
  void aFileForOneResultIsRefusedWhereThereAreSeveral(String words, String flag) {
    line.type("cosign " + words);
    assertThat(line.status()).isEqualTo(1);
    assertThat(line.err()).contains("Error: " + flag + " names one file").contains("would stay");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aDigestIsOneWithItsAlgorithmAndAFileCountsBeforeIt() throws IOException {
    attest("x.y");
    String hex = Digest.of("data".getBytes(StandardCharsets.UTF_8)).hex();
    String verify = "cosign verify-blob-attestation --key cosign.pub --type x.y --bundle b.json ";
    String digest = "--digest " + hex;
    for (String words : List.of(digest + " --digestAlg sha256", "--digestAlg sha256 f", "f")) {
      assertThat(line.type(verify + words).status()).as(words + line.err()).isZero();
    }
    for (String words : List.of(digest, "--digestAlg sha256")) {
      assertThat(line.type(verify + words).err()).contains("must provide path to blob or digest");
    }
    Files.writeString(folder.resolve("g"), "other");
    assertThat(line.type(verify + digest + " --digestAlg sha256 g").status()).isEqualTo(1);
    assertThat(line.type(verify + "--digestAlg md5 f").err())
        .contains("unsupported --digestAlg \"md5\"; supported values are sha256, sha384, sha512");
  }

  @ParameterizedTest
  @ValueSource(strings = {"word", "my.type/v1", "urn:x:y", "ä"})
  void whatIsAttestedOfAFileMayBeOfAnyType(String type) throws IOException {
    attest(type);
    String verify = "cosign verify-blob-attestation --key cosign.pub --bundle b.json f --type ";
    assertThat(line.type(verify + type).status()).as(line.err()).isZero();
    assertThat(line.type(verify + type + "2").status()).isEqualTo(1);
  }

  private void attest(String type) throws IOException {
    Files.writeString(folder.resolve("f"), "data");
    Files.writeString(folder.resolve("p.json"), "{\"a\":1}");
    line.type("cosign generate-key-pair");
    line.type(
        "cosign attest-blob --key cosign.key --predicate p.json --bundle b.json --type "
            + type
            + " f");
    assertThat(line.status()).as(line.err()).isZero();
  }

  @Test
  void aPipedPasswordIsAllThatThePipeHolds() {
    TestLine piped = new TestLine(folder, Map.of());
    assertThat(piped.pipe("12345\n", "cosign generate-key-pair").status()).isZero();
    assertThat(piped.err()).doesNotContain("Enter password");
    assertThat(piped.pipe("12345\n", "cosign public-key --key cosign.key").status()).isZero();
    assertThat(piped.pipe("12345", "cosign public-key --key cosign.key").err())
        .contains("decryption failed");
    String typed = "cosign public-key --key cosign.key";
    assertThat(piped.with("COSIGN_PASSWORD", "12345\n").type(typed).status()).isZero();
    assertThat(piped.with("COSIGN_PASSWORD", "12345").type(typed).status()).isEqualTo(1);
  }

  @Test
  void aPipeThatWasReadForThePasswordAnswersNoQuestion() throws IOException {
    TestLine piped = new TestLine(folder, Map.of());
    piped.pipe("a", "cosign generate-key-pair");
    byte[] first = Files.readAllBytes(folder.resolve("cosign.key"));
    piped.pipe("y\nb", "cosign generate-key-pair");
    assertThat(piped.err()).contains("Error: user declined the prompt");
    assertThat(folder.resolve("cosign.key")).hasBinaryContent(first);
  }
}
