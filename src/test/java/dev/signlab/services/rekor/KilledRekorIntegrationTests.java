package dev.signlab.services.rekor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.crypto.Digest;
import dev.signlab.crypto.KeyPair;
import dev.signlab.crypto.VerificationKey;
import dev.signlab.json.Json;
import dev.signlab.transparency.checkpoint.Checkpoint;
import dev.signlab.transparency.note.NoteKey;
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
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class KilledRekorIntegrationTests {

  private static final int WRITERS = 4;

  @TempDir Path folder;
  private final KeyPair keys = KeyPair.generate();
  private final HttpClient client = HttpClient.newHttpClient();

  /** Answers by the digests that were logged. */
  private final Map<String, JsonNode> acknowledged = new ConcurrentHashMap<>();

  @Test
  void aLogKilledWithinUploadsHasEveryEntryThatItAcknowledged() throws Exception {
    Optional<VerificationKey> key = Optional.empty();
    for (int kill = 1; kill <= 3; kill++) {
      uploadAndKill(kill);
      try (RekorLog log = RekorLog.open(folder, InstantSource.system(), "localhost")) {
        key.ifPresent(before -> assertThat(log.publicKey()).isEqualTo(before));
        key = Optional.of(log.publicKey());
        NoteKey name =
            new NoteKey("localhost", log.publicKey(), log.publicKey().verifier().algorithm());
        acknowledged.forEach((digest, answer) -> requireHeld(log, name, digest, answer));
      }
    }
    assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(60);
  }

  private static void requireHeld(RekorLog log, NoteKey name, String digest, JsonNode answer) {
    String id = answer.propertyNames().iterator().next();
    LoggedEntry entry = log.find(id).orElseThrow();
    assertThat(entry.index()).isEqualTo(answer.get(id).get("logIndex").longValue());
    assertThat(log.search(digest)).containsExactly(id);
    String note =
        answer.get(id).get("verification").get("inclusionProof").get("checkpoint").stringValue();
    Checkpoint given = Checkpoint.parse(note.getBytes(UTF_8), "checkpoint");
    assertThat(name.signed(given.note())).isTrue();
    assertThat(log.store().tree(given.size()).root()).isEqualTo(given.root());
  }

  private void uploadAndKill(int kill) throws Exception {
    Process child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                RekorChild.class.getName(),
                folder.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    BufferedReader reader = child.inputReader();
    String url = reader.readLine();
    List<Thread> writers = new ArrayList<>();
    int before = acknowledged.size();
    for (int i = 0; i < WRITERS; i++) {
      String writer = kill + "-" + i + "-";
      writers.add(Thread.ofVirtual().start(() -> uploadUntilItBreaks(url, writer)));
    }
    while (acknowledged.size() < before + 20 * kill && child.isAlive()) {
      Thread.sleep(5);
    }
    child.destroyForcibly().waitFor();
    for (Thread each : writers) {
      each.join();
    }
  }

  private void uploadUntilItBreaks(String url, String writer) {
    try {
      for (int i = 0; ; i++) {
        byte[] artifact = (writer + i).getBytes(UTF_8);
        HttpRequest request =
            HttpRequest.newBuilder(URI.create(url + "/api/v1/log/entries"))
                .POST(BodyPublishers.ofByteArray(Json.write(entry(artifact))))
                .build();
        HttpResponse<byte[]> answer = client.send(request, BodyHandlers.ofByteArray());
        assertThat(answer.statusCode()).isEqualTo(201);
        acknowledged.put(Digest.of(artifact).toString(), RunningLog.json(answer));
      }
    } catch (IOException | InterruptedException e) {
      // The log was killed, which is what this waits for.
    }
  }

  private ObjectNode entry(byte[] artifact) {
    ObjectNode entry = Json.object().put("kind", "hashedrekord").put("apiVersion", "0.0.1");
    ObjectNode spec = entry.putObject("spec");
    spec.putObject("data")
        .putObject("hash")
        .put("algorithm", "sha256")
        .put("value", Digest.of(artifact).hex());
    ObjectNode signature = spec.putObject("signature");
    signature.put("content", Base64.getEncoder().encodeToString(keys.sign(artifact)));
    byte[] pem = keys.publicKey().pem().getBytes(UTF_8);
    signature.putObject("publicKey").put("content", Base64.getEncoder().encodeToString(pem));
    return entry;
  }
}
