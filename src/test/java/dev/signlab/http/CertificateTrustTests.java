package dev.signlab.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Hint;
import dev.signlab.diagnostic.LabException;
import dev.signlab.http.TransportException.Failure;
import dev.signlab.http.UntrustedServer.Fault;
import dev.signlab.sigstore.client.tsa.TimestampClient;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whose certificate is believed, and what is said of one that is not. */
class CertificateTrustTests {

  private static final char[] NONE = new char[0];

  @TempDir private Path folder;
  private final Map<String, String> environment = new HashMap<>();
  private final HttpTransport transport =
      HttpTransport.of(InstantSource.system(), new ExchangeLog()).in(() -> environment);
  private KeyPair keys;
  private @Nullable HttpServer server;

  @BeforeEach
  void makeKeys() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(256);
    keys = generator.generateKeyPair();
  }

  @AfterEach
  void stop() {
    if (server != null) {
      server.stop(0);
    }
  }

  @Test
  void anUnknownAuthorityIsNamed() throws Exception {
    serve("localhost", Duration.ofDays(1));

    TransportException failure = failure();

    assertThat(failure.failure()).isEqualTo(Failure.UNTRUSTED);
    assertThat(failure.problem().cause().orElseThrow()).isEqualTo(Cause.UNTRUSTED_SERVER);
    assertThat(failure.untrusted().orElseThrow().fault()).isEqualTo(Fault.UNKNOWN_AUTHORITY);
    assertThat(failure.problem().found().orElseThrow())
        .isEqualTo("x509: certificate signed by unknown authority: CN=lab test signed itself");
  }

  @Test
  void anOldCertificateIsCalledOldAlsoWhereItsAuthorityIsKnown() throws Exception {
    trust(serve("localhost", Duration.ofDays(-1)));

    assertThat(failure().untrusted().orElseThrow().fault()).isEqualTo(Fault.EXPIRED);
    assertThat(failure().problem().found().orElseThrow())
        .startsWith("x509: certificate has expired or is not yet valid: that of CN=lab test");
    assertThat(failure().problem().hints()).containsExactly(TransportException.RENEW);
    int port = Objects.requireNonNull(server).getAddress().getPort();
    assertThat(asksForATime(port)).containsExactly(TransportException.RENEW);
  }

  /** A server says by the alert what it misses (RFC 8446, section 6.2). */
  @ParameterizedTest
  @CsvSource({"40, 0", "70, 0", "42, 1", "116, 1"})
  void aCertificateIsOfferedWhereTheServerAskedForOne(int alert, int hints) throws IOException {
    byte[] record = {21, 3, 3, 0, 2, 2, (byte) alert};
    try (ServerSocket refusing = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      Thread.ofVirtual().start(() -> answer(refusing, record));
      assertThat(asksForATime(refusing.getLocalPort()))
          .filteredOn(hint -> hint.text().contains("--timestamp-client-cert FILE"))
          .hasSize(hints);
    }
  }

  private List<Hint> asksForATime(int port) {
    TimestampClient client = TimestampClient.at("https://localhost:" + port + "/time", transport);
    return catchThrowableOfType(LabException.class, () -> client.timestamp(new byte[1]))
        .problem()
        .hints();
  }

  @Test
  void theNamesOfAnotherServerAreTold() throws Exception {
    trust(serve("elsewhere.example", Duration.ofDays(1)));

    assertThat(failure().untrusted().orElseThrow().fault()).isEqualTo(Fault.WRONG_NAME);
    assertThat(failure().problem().found().orElseThrow())
        .isEqualTo("x509: certificate is valid for elsewhere.example, not localhost");
  }

  @Test
  void aNameInTheSubjectAloneIsNotEnough() throws Exception {
    trust(serve("", Duration.ofDays(1)));

    assertThat(failure().problem().found().orElseThrow())
        .isEqualTo("x509: certificate relies on legacy Common Name field, use SANs instead");
  }

  @Test
  void theVariableForAFileMakesAnAuthorityTrusted() throws Exception {
    trust(serve("localhost", Duration.ofDays(1)));

    assertThat(get()).isEqualTo("hello");
  }

  @Test
  void theVariableForAFolderDoesTooAndWhatIsNoCertificateIsPassedOver() throws Exception {
    X509Certificate certificate = serve("localhost", Duration.ofDays(1));
    Files.writeString(folder.resolve("a.txt"), "-----BEGIN CERTIFICATE-----\n%%%\n");
    Files.writeString(folder.resolve("b.pem"), "# a comment\n" + pem(certificate) + "rest");
    environment.put("SSL_CERT_DIR", "/nowhere:" + folder);

    assertThat(get()).isEqualTo("hello");
  }

  @Test
  void variablesAreAskedBeforeEachRequest() throws Exception {
    X509Certificate certificate = serve("localhost", Duration.ofDays(1));
    assertThat(failure().failure()).isEqualTo(Failure.UNTRUSTED);
    trust(certificate);
    assertThat(get()).isEqualTo("hello");
    environment.clear();
    assertThat(failure().failure()).isEqualTo(Failure.UNTRUSTED);
  }

  @Test
  void nobodyIsTrustedWhereTheVariablesNameNobody() throws Exception {
    serve("localhost", Duration.ofDays(1));
    environment.put("SSL_CERT_FILE", folder.resolve("nowhere.pem").toString());
    environment.put("SSL_CERT_DIR", folder.toString());

    assertThat(failure().failure()).isEqualTo(Failure.UNTRUSTED);
  }

  @Test
  void plainHttpWhereTlsIsExpectedIsCalledThat() throws IOException {
    try (ServerSocket plain = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      Thread.ofVirtual().start(() -> answerPlainly(plain));
      LabException failure = failureAt("https://localhost:" + plain.getLocalPort() + "/");
      assertThat(((TransportException) failure).failure()).isEqualTo(Failure.NOT_TLS);
      assertThat(failure.problem().summary()).endsWith("does not speak TLS");
    }
  }

  private static void answerPlainly(ServerSocket listener) {
    answer(
        listener,
        "HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n"
            .getBytes(StandardCharsets.US_ASCII));
  }

  private static void answer(ServerSocket listener, byte[] answer) {
    while (!listener.isClosed()) {
      try (Socket socket = listener.accept()) {
        socket.getOutputStream().write(answer);
        socket.shutdownOutput();
        socket.getInputStream().transferTo(java.io.OutputStream.nullOutputStream());
      } catch (IOException e) {
        return;
      }
    }
  }

  private String get() throws IOException {
    try (Response response = transport.send(Request.get(uri()));
        InputStream body = response.body()) {
      return new String(body.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private TransportException failure() {
    return failureAt(uri().toString());
  }

  private TransportException failureAt(String place) {
    return catchThrowableOfType(
        TransportException.class, () -> transport.send(Request.get(URI.create(place))).close());
  }

  private URI uri() {
    return URI.create(
        "https://localhost:" + Objects.requireNonNull(server).getAddress().getPort() + "/");
  }

  private void trust(X509Certificate certificate) throws Exception {
    Path file = folder.resolve("ca.pem");
    Files.writeString(file, pem(certificate));
    environment.put("SSL_CERT_FILE", file.toString());
  }

  private static String pem(X509Certificate certificate) throws Exception {
    String base64 = Base64.getMimeEncoder().encodeToString(certificate.getEncoded());
    return "-----BEGIN CERTIFICATE-----\n" + base64 + "\n-----END CERTIFICATE-----\n";
  }

  private X509Certificate serve(String name, Duration life) throws Exception {
    X509Certificate certificate = certificate(name, life);
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    store.setKeyEntry("k", keys.getPrivate(), NONE, new X509Certificate[] {certificate});
    KeyManagerFactory managers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(store, NONE);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    HttpsServer secure =
        HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    secure.setHttpsConfigurator(new HttpsConfigurator(context));
    secure.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, 5);
          exchange.getResponseBody().write("hello".getBytes(StandardCharsets.UTF_8));
          exchange.close();
        });
    secure.start();
    server = secure;
    return certificate;
  }

  /** A certificate that signs itself; a life below nothing ended so long ago. */
  private X509Certificate certificate(String name, Duration life)
      throws GeneralSecurityException, IOException, OperatorCreationException {
    Instant now = Instant.now();
    X500Principal subject = new X500Principal(name.isEmpty() ? "CN=localhost" : "CN=lab test");
    JcaX509v3CertificateBuilder builder =
        new JcaX509v3CertificateBuilder(
            subject,
            BigInteger.ONE,
            Date.from(now.minus(Duration.ofDays(9))),
            Date.from(now.plus(life)),
            subject,
            keys.getPublic());
    if (!name.isEmpty()) {
      GeneralNames names = new GeneralNames(new GeneralName(GeneralName.dNSName, name));
      builder.addExtension(Extension.subjectAlternativeName, false, names);
    }
    return new JcaX509CertificateConverter()
        .getCertificate(
            builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate())));
  }
}
