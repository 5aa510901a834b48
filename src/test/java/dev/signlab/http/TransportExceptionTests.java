package dev.signlab.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Optional;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TransportExceptionTests {

  /** Which of them is sent is up to the server, RFC 8446 section 6.2. */
  @ParameterizedTest
  @CsvSource({
    "Received fatal alert: bad_certificate, true",
    "(bad_certificate) Received fatal alert: bad_certificate, true",
    "(certificate_unknown) Received fatal alert: certificate_unknown, true",
    "(unknown_ca) Received fatal alert: unknown_ca, true",
    "(certificate_required) Received fatal alert: certificate_required, true",
    "(handshake_failure) Received fatal alert: handshake_failure, false",
    "(certificate_unknown) No subject alternative names present, false",
  })
  void alertsOfTheServerAboutACertificateAskForAnother(String said, boolean asks) {
    assertThat(saying(said).asksForCertificate()).isEqualTo(asks);
  }

  private static TransportException saying(String said) {
    return new TransportException(
        TransportException.Failure.TLS,
        Request.get(URI.create("https://localhost:5001/")),
        new SSLHandshakeException(said),
        Optional.empty(),
        Optional.empty());
  }
}
