package dev.signlab.crypto.timestamp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.judge.Tool;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** openssl is the authority: it answers our questions, and we hold its answers against them. */
class TimestampQueryIntegrationTests {

  private static final String SETTINGS =
      """
      [ tsa ]
      default_tsa = t
      [ t ]
      serial = serial
      signer_digest = sha256
      default_policy = 1.2.3.4
      digests = sha256
      ess_cert_id_alg = sha256
      [ req ]
      distinguished_name = dn
      [ dn ]
      [ ts ]
      basicConstraints = critical, CA:FALSE
      keyUsage = critical, digitalSignature
      extendedKeyUsage = critical, timeStamping
      """;

  private final TimestampQuery query = over("a signature");
  @TempDir private Path folder;

  @BeforeEach
  void authority() throws IOException {
    Files.writeString(folder.resolve("ts.cnf"), SETTINGS);
    Files.writeString(folder.resolve("serial"), "01\n");
    openssl(
        "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -config ts.cnf -days 30"
            + " -subj /CN=tsa -extensions ts -keyout key.pem -out cert.pem");
  }

  @Test
  void itsAnswerFitsTheQuestion() throws IOException {
    query.check(answer(query), "the answer");
  }

  @Test
  void anAnswerToAnotherQuestionDoesNot() throws IOException {
    byte[] other = answer(over("another signature"));
    byte[] again = answer(over("a signature"));

    assertThat(refused(other).problem().isOf(Cause.MALFORMED)).isTrue();
    assertThat(refused(again).problem().found().orElseThrow()).contains("nonce");
  }

  @Test
  void aRefusalIsToldAsOne() throws IOException {
    Files.writeString(
        folder.resolve("ts.cnf"), SETTINGS.replace("digests = sha256", "digests = sha512"));

    assertThat(refused(answer(query)).problem().cause()).contains(Cause.SERVICE_REFUSED);
  }

  private LabException refused(byte[] answer) {
    return catchThrowableOfType(LabException.class, () -> query.check(answer, "the answer"));
  }

  private static TimestampQuery over(String text) {
    return TimestampQuery.over(text.getBytes(StandardCharsets.UTF_8));
  }

  private byte[] answer(TimestampQuery question) throws IOException {
    Files.write(folder.resolve("q.tsq"), question.encoded());
    Tool.require("openssl")
        .in(folder)
        .run(
            "ts -reply -config ts.cnf -queryfile q.tsq -signer cert.pem -inkey key.pem -out a.tsr"
                .split(" ", -1));
    return Files.readAllBytes(folder.resolve("a.tsr"));
  }

  private void openssl(String words) {
    Tool.require("openssl").in(folder).succeed(words.split(" ", -1));
  }
}
