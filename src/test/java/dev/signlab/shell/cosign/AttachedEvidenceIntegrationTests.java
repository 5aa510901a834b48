package dev.signlab.shell.cosign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.json.Json;
import dev.signlab.judge.Tool;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/**
 * cosign's tests {@code AttachWithRekorBundle} and {@code AttachWithRFC3161Timestamp}: what came
 * along with a signature that was made elsewhere is hung up in the form that both cosigns hang up
 * and read.
 */
class AttachedEvidenceIntegrationTests {

  private static final String GIVEN = "attach signature --signature s.sig --payload p.json ";

  @TempDir private static Path folder;
  private static KeylessWorld world;
  private static int images;
  private String image = "";

  @BeforeAll
  static void start() throws IOException {
    world = new KeylessWorld(folder);
    world.lab("generate-key-pair");
    Files.writeString(folder.resolve("junk"), "no junk\n");
    Files.writeString(folder.resolve("alone"), "{\"base64Signature\":\"AAAA\"}");
  }

  @AfterAll
  static void stop() {
    world.close();
  }

  /** cosign 2 signs the payload of an image, with an entry of the log and a timestamp. */
  @BeforeEach
  void sign() throws Exception {
    images++;
    image = world.image("attached" + images);
    Files.writeString(folder.resolve("p.json"), world.lab("generate " + image).out().strip());
    second()
        .succeed(
            world.words(
                "sign-blob -y --key cosign.key LOGURL --timestamp-server-url STAMPS"
                    + " --rfc3161-timestamp stamp.json --output-signature s.sig --bundle local"
                    + " p.json"));
    JsonNode entry = read("local").get("rekorBundle");
    Files.writeString(folder.resolve("entry"), Json.writeText(entry));
    Files.write(folder.resolve("answer"), answered(entry.at("/Payload/logIndex").asInt()));
    Files.write(
        folder.resolve("stamp.tsr"),
        Base64.getDecoder().decode(read("stamp.json").get("SignedRFC3161Timestamp").asString()));
  }

  private static Tool second() {
    return world.cosign2().with("COSIGN_PASSWORD", "");
  }

  private static byte[] answered(int index) throws IOException, InterruptedException {
    String log = world.placed("LOGURL").split(" ", -1)[1];
    HttpRequest asked =
        HttpRequest.newBuilder(URI.create(log + "/api/v1/log/entries?logIndex=" + index)).build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(asked, HttpResponse.BodyHandlers.ofByteArray()).body();
    }
  }

  private static JsonNode read(String file) throws IOException {
    return Json.parse(Files.readAllBytes(folder.resolve(file)), file);
  }

  /** The first of each pair is what cosign reads, the others are what else a learner has. */
  @ParameterizedTest
  @CsvSource({
    "cosign2, local, stamp.tsr",
    "cosign3, local, stamp.tsr",
    "lab, local, stamp.tsr",
    "lab, entry, stamp.json",
    "lab, answer, stamp.tsr"
  })
  void whatCameAlongIsReadByAll(String who, String entry, String stamp) throws IOException {
    attach(who, GIVEN + "--rekor-response " + entry + " --tsr " + stamp + " " + image);
    JsonNode hung =
        Json.parse(
            world.lab("download signature " + image).out().getBytes(StandardCharsets.UTF_8),
            "hung");
    assertThat(hung.at("/Bundle/Payload")).isEqualTo(read("entry").get("Payload"));
    assertThat(hung.at("/RFC3161Timestamp")).isEqualTo(read("stamp.json"));
    String line = "verify --new-bundle-format=false --key cosign.pub --offline ROOT " + image;
    world.lab(line);
    world.cosign3().succeed(world.words(line));
    String stamped =
        "verify --key cosign.pub --insecure-ignore-tlog --use-signed-timestamps"
            + " --timestamp-certificate-chain CHAIN "
            + image;
    second().succeed(world.words(stamped));
  }

  private static void attach(String who, String line) {
    switch (who) {
      case "lab" -> world.lab(line);
      case "cosign2" -> second().succeed(world.words(line));
      default -> world.cosign3().succeed(world.words(line));
    }
  }

  /** Of these cosign hangs up most, for nobody to read. */
  @ParameterizedTest
  @CsvSource({
    "--rekor-response, junk, expected",
    "--rekor-response, alone, holds no entry of a log",
    "--rekor-response, p.json, is not one entry",
    "--tsr, junk, expected",
    "--tsr, local, expected",
    "--certificate, cosign.pub, error during PEM decoding",
    "--certificate-chain, junk, error during PEM decoding",
    "--signature, junk, no signature in junk"
  })
  void whatNobodyCouldReadIsRefused(String flag, String file, String said) {
    String given = flag.equals("--signature") ? GIVEN.replace("--signature s.sig ", "") : GIVEN;
    TestLine typed = world.type(given + flag + " " + file + " " + image);
    assertThat(typed.status()).isNotZero();
    assertThat(typed.err()).contains(said, file);
    assertThat(world.type("download signature " + image).status()).isNotZero();
  }
}
