package dev.signlab.services.fulcio;

import static dev.signlab.services.fulcio.FulcioFixture.chain;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.crypto.x509.Certificate;
import dev.signlab.json.Json;
import dev.signlab.services.oidc.Identity;
import dev.signlab.sigstore.certificate.CertificateEntry;
import dev.signlab.sigstore.certificate.SignedCertificateTimestamp;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The services are killed while certificates are issued, and opened again. */
class KilledServicesIntegrationTests {

  private static final String ALICE = "alice@example.com";
  private static final int FIRST = 20;
  private static final int UNDER_WAY = 12;

  @TempDir private Path folder;

  @Test
  void everyPromiseThatWasHandedOutIsKept() throws IOException, InterruptedException {
    List<List<Certificate>> issued = new ArrayList<>();
    String token;
    Process child = start();
    try (BufferedReader said = child.inputReader();
        HttpClient client = HttpClient.newHttpClient()) {
      URI authority = URI.create(said.readLine() + "/api/v2/signingCert");
      token = said.readLine();
      HttpRequest request = request(authority, token);
      for (int i = 0; i < FIRST; i++) {
        issued.add(chain(client.send(request, BodyHandlers.ofString())));
      }
      var underWay =
          IntStream.range(0, UNDER_WAY)
              .mapToObj(i -> client.sendAsync(request, BodyHandlers.ofString()))
              .toList();
      CompletableFuture.anyOf(underWay.toArray(CompletableFuture[]::new)).join();
      child.destroyForcibly().waitFor();
      underWay.forEach(answer -> addIfThere(issued, answer));
    } finally {
      child.destroyForcibly();
    }
    assertThat(issued).hasSizeGreaterThan(FIRST);
    assertKept(issued, token);
  }

  private static void addIfThere(
      List<List<Certificate>> issued, CompletableFuture<HttpResponse<String>> answer) {
    answer.handle((there, failure) -> failure == null && issued.add(chain(there))).join();
  }

  private void assertKept(List<List<Certificate>> issued, String token) throws IOException {
    try (FulcioFixture again = FulcioFixture.start(folder, InstantSource.system())) {
      List<byte[]> authority = again.service().certificates();
      for (List<Certificate> each : issued) {
        Certificate leaf = each.getFirst();
        assertThat(each.get(1).encoded()).isEqualTo(authority.getFirst());
        SignedCertificateTimestamp promise = promiseIn(leaf);
        CertificateEntry entry = CertificateEntry.embedding(leaf, each.get(1).key());
        assertThat(promise.verifies(entry, again.log().publicKey())).isTrue();
        byte[] logged = entry.timestamped(promise.timestamp(), promise.extensions());
        assertThat(isLogged(again, logged)).isTrue();
      }
      assertThat(again.oidc().isSignedHere(token)).isTrue();
      assertThat(chain(again.v2(again.token(Identity.Person.of(ALICE)), ALICE))).hasSize(3);
    }
  }

  private static boolean isLogged(FulcioFixture fulcio, byte[] entry) {
    var store = fulcio.log().store();
    for (long i = 0; i < store.head().size(); i++) {
      if (Arrays.equals(store.record(i).entry(), entry)) {
        return true;
      }
    }
    return false;
  }

  private static SignedCertificateTimestamp promiseIn(Certificate leaf) {
    byte[] extension = leaf.extension(CertificateEntry.TIMESTAMPS).orElseThrow();
    return SignedCertificateTimestamp.parseExtension(extension, "timestamps").getFirst();
  }

  private static HttpRequest request(URI authority, String token) {
    byte[] body = Json.write(FulcioFixture.body(FulcioFixture.KEYS, ALICE));
    return HttpRequest.newBuilder(authority)
        .header("Authorization", "Bearer " + token)
        .POST(BodyPublishers.ofByteArray(body))
        .build();
  }

  private Process start() throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            FulcioChild.class.getName(),
            folder.toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }
}
