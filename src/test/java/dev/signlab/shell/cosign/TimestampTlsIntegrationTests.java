package dev.signlab.shell.cosign;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import dev.signlab.judge.Certificates;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A timestamp authority behind TLS that wants to see whose client asks. */
class TimestampTlsIntegrationTests {

  private static final String SHOWN =
      " --timestamp-client-cacert its/tls.crt --timestamp-client-cert mine/tls.crt"
          + " --timestamp-client-key mine/tls.key";
  private static final String NAMED = SHOWN + " --timestamp-server-name tsa.example";

  @TempDir private static Path folder;
  private static final AtomicInteger ANSWERS = new AtomicInteger();
  private static KeylessWorld world;
  private static HttpsServer server;

  @BeforeAll
  static void start() throws IOException, GeneralSecurityException {
    world = new KeylessWorld(folder);
    Path its = Files.createDirectory(folder.resolve("its"));
    Path mine = Files.createDirectory(folder.resolve("mine"));
    Path other = Files.createDirectory(folder.resolve("other"));
    Certificates.make(its, "DNS:tsa.example");
    Certificates.make(mine, "DNS:tester");
    Certificates.make(other, "DNS:tester");
    server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new Mutual(context(its, mine)));
    server.createContext("/", TimestampTlsIntegrationTests::pass);
    server.start();
    world.lab("generate-key-pair");
  }

  @AfterAll
  static void stop() {
    server.stop(0);
    world.close();
  }

  /** Wants a certificate of every client. */
  private static final class Mutual extends HttpsConfigurator {

    Mutual(SSLContext context) {
      super(context);
    }

    @Override
    public void configure(HttpsParameters parameters) {
      SSLParameters ssl = getSSLContext().getDefaultSSLParameters();
      ssl.setNeedClientAuth(true);
      parameters.setSSLParameters(ssl);
    }
  }

  private static SSLContext context(Path its, Path mine)
      throws IOException, GeneralSecurityException {
    char[] password = Certificates.PASSWORD.toCharArray();
    KeyStore own = KeyStore.getInstance(its.resolve(Certificates.KEY_STORE).toFile(), password);
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(own, password);
    KeyStore clients = KeyStore.getInstance("PKCS12");
    clients.load(null, null);
    try (var in = Files.newInputStream(mine.resolve(Certificates.CERTIFICATE))) {
      clients.setCertificateEntry(
          "mine", CertificateFactory.getInstance("X.509").generateCertificate(in));
    }
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(clients);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
    return context;
  }

  /** Hands the question to this world's authority, and its answer back. */
  private static void pass(HttpExchange exchange) throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(world.placed("STAMPS")))
            .header("Content-Type", "application/timestamp-query")
            .POST(HttpRequest.BodyPublishers.ofByteArray(exchange.getRequestBody().readAllBytes()))
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      byte[] answer = client.send(request, HttpResponse.BodyHandlers.ofByteArray()).body();
      exchange.sendResponseHeaders(200, answer.length);
      exchange.getResponseBody().write(answer);
      ANSWERS.incrementAndGet();
    } catch (InterruptedException e) {
      throw new IOException(e);
    } finally {
      exchange.close();
    }
  }

  private static String line(String command, String out) {
    String url = "https://localhost:" + server.getAddress().getPort() + "/api/v1/timestamp";
    return command
        + " -y --identity-token tok ADDRESSES ROOT --timestamp-server-url "
        + url
        + " --bundle "
        + out
        + " f";
  }

  @ParameterizedTest
  @ValueSource(strings = {"sign-blob", "attest-blob --predicate p.json --type custom"})
  void theLabShowsTheCertificateAsCosignDoes(String command) {
    int before = ANSWERS.get();
    world.lab(line(command, "lab.json") + NAMED);
    assertThat(ANSWERS.get()).isEqualTo(before + 1);
    world.cosign3().succeed(world.words(line(command, "cosign.json") + NAMED));
    assertThat(ANSWERS.get()).isEqualTo(before + 2);
    String verb =
        command.startsWith("sign") ? "verify-blob" : "verify-blob-attestation --type custom";
    for (String bundle : new String[] {"lab.json", "cosign.json"}) {
      String verify = verb + " --use-signed-timestamps WHO ROOT --bundle " + bundle + " f";
      world.acceptedHere(verify);
      world.accepted(world.cosign3(), verify);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"sign", "attest --predicate p.json --type custom"})
  void imagesToo(String command) {
    String image = world.image("tls-" + command.substring(0, 4));
    int before = ANSWERS.get();
    world.lab(line(command, "").replace(" --bundle  f", NAMED + " " + image));
    assertThat(ANSWERS.get()).isEqualTo(before + 1);
    String verb = command.equals("sign") ? "verify" : "verify-attestation --type custom";
    String verify = verb + " --use-signed-timestamps WHO ROOT " + image;
    world.acceptedHere(verify);
    world.accepted(world.cosign3(), verify);
  }

  @Test
  void whatIsMissingIsNamed() {
    refused("", "--timestamp-client-cacert ca.pem");
    refused(" --timestamp-client-cacert its/tls.crt", "--timestamp-server-name NAME");
    refused(SHOWN, "--timestamp-server-name NAME");
    refused(
        " --timestamp-client-cacert its/tls.crt --timestamp-server-name tsa.example",
        "--timestamp-client-cert FILE --timestamp-client-key FILE");
    refused(NAMED.replace("mine/", "other/"), "--timestamp-client-cert FILE");
    refused(NAMED.replace("its/", "other/"), "--timestamp-client-cacert ca.pem");
  }

  @Test
  void halfACertificateAndOneOfAnotherKeyAreRefused() {
    refused(" --timestamp-client-cert mine/tls.crt", "is of no use without its private key");
    refused(" --timestamp-client-key mine/tls.key", "is of no use without its private key");
    refused(" --timestamp-client-cacert nofile", "open nofile: no such file or directory");
    refused(" --timestamp-client-cacert f", "f");
  }

  /** Both refuse, the lab with the flag that is missing; nothing is left behind. */
  private static void refused(String flags, String words) {
    String line = line("sign-blob", "none.json") + flags;
    TestLine lab = world.type(line);
    assertThat(lab.status()).as(flags).isEqualTo(1);
    assertThat(lab.err()).as(flags).contains(words);
    assertThat(folder.resolve("none.json")).doesNotExist();
  }
}
