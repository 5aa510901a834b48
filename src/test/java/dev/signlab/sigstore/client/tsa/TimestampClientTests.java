package dev.signlab.sigstore.client.tsa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.sigstore.client.ScriptedService;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TimestampClientTests {

  private static final byte[] MESSAGE = "a signature".getBytes(StandardCharsets.UTF_8);

  private ScriptedService service;

  @BeforeEach
  void start() throws IOException {
    service = new ScriptedService();
  }

  @AfterEach
  void stop() {
    service.close();
  }

  @Test
  void theWholeAddressIsAskedAndTheMessageStaysHere() {
    service.then(400, "Error generating timestamp response");
    LabException refused = catchThrowableOfType(LabException.class, this::timestamp);

    assertThat(service.heard().getFirst().line()).isEqualTo("POST /api/v1/timestamp");
    assertThat(service.heard().getFirst().text()).doesNotContain("a signature");
    assertThat(refused.problem().found())
        .contains("status 400: Error generating timestamp response");
  }

  @Test
  void anAnswerThatIsNoneIsMalformed() {
    service.then(201, "0\u0003\u0002\u0001\u0000");
    assertThat(catchThrowableOfType(LabException.class, this::timestamp).problem().cause())
        .contains(Cause.MALFORMED);
  }

  private byte[] timestamp() {
    return TimestampClient.at(service.url() + "/api/v1/timestamp", service.transport())
        .timestamp(MESSAGE);
  }
}
