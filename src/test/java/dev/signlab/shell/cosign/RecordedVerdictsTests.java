package dev.signlab.shell.cosign;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What real cosign made, took and refused when the fixtures were made; it need not be here. */
class RecordedVerdictsTests {

  private static final Path FIXTURES =
      Path.of("src/test/resources/fixtures/verdicts").toAbsolutePath();
  private static final String KEY =
      " --private-infrastructure --insecure-ignore-tlog --key cosign.pub ";

  @ParameterizedTest
  @CsvSource({
    "good, 0, Verified OK",
    "other-key, 1, made by another key",
    "other-subject, 1, the file is not the one that was signed",
    "changed, 1, made by another key"
  })
  void ofAFile(String name, int status, String word) {
    check("cosign verify-blob" + KEY + "--bundle blob/" + name + ".json file.txt", status, word);
  }

  @ParameterizedTest
  @CsvSource({
    "good, 0, Verified OK",
    "other-key, 1, made by another key",
    "other-subject, 1, it is about something else",
    "changed, 1, made by another key"
  })
  void ofAStatementOnAFile(String name, int status, String word) {
    String bundle = "--type https://example.com/built --bundle attestation/" + name + ".json";
    check("cosign verify-blob-attestation" + KEY + bundle + " file.txt", status, word);
  }

  @ParameterizedTest
  @CsvSource({
    "good, 0, Verified OK",
    "other-key, 1, made by another key",
    "other-subject, 1, it is about something else",
    "changed, 1, made by another key"
  })
  void ofAnImageInABundle(String name, int status, String word) {
    String bundle = "--type https://sigstore.dev/cosign/sign/v1 --bundle image/" + name + ".json";
    check("cosign verify-blob-attestation" + KEY + bundle + " manifest.json", status, word);
  }

  @ParameterizedTest
  @CsvSource({
    "good, 0, The signatures were verified",
    "other-key, 12, made by another key",
    "other-subject, 12, invalid or missing digest in claim",
    "changed, 12, made by another key"
  })
  void ofAnImageInAnAnnotation(String name, int status, String word) {
    check("cosign verify" + KEY + "--local-image legacy/" + name, status, word);
  }

  private static void check(String words, int status, String said) {
    TestLine line = new TestLine(FIXTURES, Map.of()).type(words);
    assertThat(line.out() + line.err()).as(words).contains(said);
    assertThat(line.status()).as("%s said %s", words, line.err()).isEqualTo(status);
  }
}
