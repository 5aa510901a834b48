package dev.signlab.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.crypto.Pem;
import dev.signlab.environment.world.WholeWorld;
import dev.signlab.json.Json;
import dev.signlab.judge.Vectors;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** {@code view} of every kind of file that a signature without keys leaves behind. */
class ViewWordsTests {

  @TempDir static Path home;
  private static Evening evening;

  @BeforeAll
  static void sitDown() throws IOException {
    evening = Evening.in(home);
    evening.type("sigstore start");
    evening.type("world token --ci acme/app@refs/heads/main > token.txt");
    evening.type("echo hello > app.txt");
    assertThat(
            evening.type(
                "cosign sign-blob -y --identity-token token.txt --bundle app.json app.txt"))
        .doesNotContain("error:");
    JsonNode material = json("app.json").get("verificationMaterial");
    byte[] der = base64(material.get("certificate").get("rawBytes"));
    write("leaf.der", der);
    write("leaf.pem", Pem.of("CERTIFICATE", der).text().getBytes(StandardCharsets.UTF_8));
    JsonNode entry = material.get("tlogEntries").get(0);
    write("entry.json", Json.write(entry));
    write("body.json", base64(entry.get("canonicalizedBody")));
    JsonNode times = material.get("timestampVerificationData").get("rfc3161Timestamps");
    write("time.tsr", base64(times.get(0).get("signedTimestamp")));
  }

  private static byte[] base64(JsonNode text) {
    return Base64.getDecoder().decode(text.stringValue());
  }

  private static JsonNode json(String name) throws IOException {
    return Json.parse(Files.readAllBytes(file(name)), name);
  }

  private static Path file(String name) {
    return evening.world().workspace().resolve(name);
  }

  private static void write(String name, byte[] bytes) {
    try {
      Files.write(file(name), bytes);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @AfterAll
  static void getUp() {
    evening.close();
  }

  @Test
  void aCertificateIsOpenedWithEachExtensionAndItsSct() {
    for (String name : List.of("leaf.pem", "leaf.der")) {
      assertThat(view(name))
          .contains("certificate: who a key belongs to", "RFC 5280", "sha256:")
          .contains("https://github.com/acme/app/.github/workflows/")
          .contains(".8 token issuer", ".9 build signer", ".12 source repository", ".21 run")
          .contains("SCT   a log's promise to publish this certificate", "ends in ");
    }
    evening.type("clock +1h");
    assertThat(view("leaf.pem")).contains("ENDED ", "ago, by this world's clock");
    evening.type("clock reset");
  }

  @Test
  void aBundleAndItsPartsAreOpened() {
    assertThat(view("app.json"))
        .contains("bundle: a signature with all that a verifier needs")
        .contains("certificate   whose key signed", "log entry   that it is public")
        .contains("timestamp   when the signature was there", "hashedrekord 0.0.1");
    assertThat(view("entry.json")).contains("log entry:", "its place in the log", "checkpoint");
    assertThat(view("body.json")).contains("log entry:", "of what was signed", "signer");
    assertThat(view("time.tsr")).contains("timestamp:", "RFC 3161", "imprint", "when it was there");
    assertThat(view("token.txt")).contains("identity token:", "job_workflow_ref", "not shown");
  }

  @Test
  void whatTheLogAnswersIsOpened() throws IOException, InterruptedException {
    write("answer.json", get("rekorUrl", "/api/v1/log/entries?logIndex=1"));
    assertThat(view("answer.json")).contains("log entry:", "SET: the log signed");
    evening.type("log checkpoint > seen.txt");
    assertThat(view("seen.txt")).contains("checkpoint:", "origin", "stands for all of them");
  }

  @Test
  void whomToBelieveAndWhereToSignIsOpened() {
    assertThat(view(path("trustedRoot")))
        .contains("trusted root:", "certificate authority", "log of certificates", "the root")
        .contains("timestamp authority", "valid  from ");
    assertThat(view(path("signingConfig")))
        .contains("signing config:", "issuer of tokens", "logs that are asked", "any");
  }

  @Test
  void metadataIsOpenedWithItsEndByThisWorldsClock() throws IOException, InterruptedException {
    for (String role : List.of("timestamp", "1.snapshot", "1.targets", "1.root")) {
      write(role + ".json", get("tufUrl", "/" + role + ".json"));
      assertThat(view(role + ".json"))
          .contains("metadata of TUF", "version", "expires", "ends in ", "signed by");
    }
    assertThat(view("1.root.json"))
        .contains("role timestamp", " of 1 key", "2 of 3 keys", "have to sign");
    assertThat(view("1.targets.json")).contains("trusted_root.json", "sha256");
    evening.type("clock +2w");
    assertThat(view("timestamp.json")).contains("ENDED ");
    evening.type("clock reset");
  }

  @Test
  void whoMayListFilesTooIsOpened() {
    write(
        "list.json",
        """
        {"signed": {"_type": "targets", "version": 1, "expires": "2100-01-01T00:00:00Z",
          "targets": {}, "delegations": {"keys": {}, "roles": [
          {"name": "npm", "keyids": ["a", "b"], "threshold": 2, "paths": ["npm/*"],
           "terminating": true}]}}, "signatures": []}
        """
            .getBytes(StandardCharsets.UTF_8));
    assertThat(view("list.json"))
        .contains("delegates to npm", "2 of 2 keys", "npm/*", "nobody behind it is asked");
  }

  @Test
  void anSctBesideItsCertificateIsOpened() {
    write(
        "sct.json",
        Json.write(
            Json.object()
                .put("sct_version", 0)
                .put("id", Base64.getEncoder().encodeToString(new byte[32]))
                .put("timestamp", 1_700_000_000_000L)
                .put("extensions", "")
                .put("signature", Base64.getEncoder().encodeToString(new byte[] {4, 3, 0, 1, 9}))));
    assertThat(view("sct.json")).contains("SCT:", "when the log promised", "2023-11-14T22:13:20Z");
  }

  /** What begins as a known form and is none says why, and a long line is cut. */
  @Test
  void whatIsOpenedAsNothingSaysWhy() throws IOException {
    byte[] json = "{\"a\":1}".getBytes(StandardCharsets.UTF_8);
    write("mark.json", concat(new byte[] {(byte) 0xef, (byte) 0xbb, (byte) 0xbf}, json));
    assertThat(view("mark.json")).contains("JSON", "CANNOT BE READ", "a byte order mark");
    write("latin.txt", "caf\u00e9".getBytes(StandardCharsets.ISO_8859_1));
    assertThat(view("latin.txt")).contains("neither UTF-8 text", "byte e9 at 3");
    write("wide.txt", "hello".getBytes(StandardCharsets.UTF_16));
    assertThat(view("wide.txt")).contains("UTF-16");
    byte[] der = Files.readAllBytes(evening.world().workspace().resolve("leaf.der"));
    write("cut.der", Arrays.copyOf(der, der.length - 9));
    assertThat(view("cut.der"))
        .contains("DER that is cut", der.length + " bytes", "found     " + (der.length - 9));
    write("cut.json", Arrays.copyOf(json, 4));
    assertThat(view("cut.json")).contains("CANNOT BE READ");
    write("long.txt", "x".repeat(200_000).getBytes(StandardCharsets.UTF_8));
    assertThat(view("long.txt")).hasSizeLessThan(1_000).contains("(200000 letters)");
    assertThat(view("app.txt")).doesNotContain("CANNOT BE READ").contains("hello");
  }

  /** A mark in front of a key does not make its content fit to be shown. */
  @Test
  void aPrivateKeyBehindAMarkIsNotShown() {
    String key = "-----BEGIN PRIVATE KEY-----\nc2VjcmV0\n-----END PRIVATE KEY-----\n";
    write("mark.key", ("\ufeff" + key).getBytes(StandardCharsets.UTF_8));
    assertThat(view("mark.key")).contains("private key").doesNotContain("c2VjcmV0");
  }

  private static byte[] concat(byte[] one, byte[] other) {
    byte[] both = Arrays.copyOf(one, one.length + other.length);
    System.arraycopy(other, 0, both, one.length, other.length);
    return both;
  }

  @Test
  void whatCannotBeReadSaysWhy() {
    write(
        "bad.json",
        "{\"mediaType\":\"application/vnd.dev.sigstore.bundle.v0.3+json\"}"
            .getBytes(StandardCharsets.UTF_8));
    assertThat(view("bad.json")).contains("CANNOT BE READ: ", "expected", "found", "\"mediaType\"");
    write(
        "bad.pem",
        "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"
            .getBytes(StandardCharsets.UTF_8));
    assertThat(view("bad.pem")).contains("CANNOT BE READ: ", "is not a certificate");
    write("bad.txt", "x\n\n— y\n".getBytes(StandardCharsets.UTF_8));
    assertThat(view("bad.txt")).contains("CANNOT BE READ: ", "not a signed note");
  }

  /** Whatever is turned or cut in a file, it is shown or refused, and commands no terminal. */
  @Test
  void brokenFilesHarmNobody() throws IOException {
    Random random = new Random(7);
    for (String name : List.of("leaf.der", "app.json", "entry.json", "time.tsr", "token.txt")) {
      byte[] whole = Files.readAllBytes(file(name));
      for (int i = 0; i < 60; i++) {
        byte[] broken = whole.clone();
        broken[random.nextInt(broken.length)] = (byte) (i % 3 == 0 ? 0x1b : random.nextInt(256));
        write("broken", i % 5 == 0 ? Arrays.copyOf(broken, i * whole.length / 60) : broken);
        String shown = evening.type("view broken");
        assertThat(evening.status()).as(shown + failures()).isZero();
        assertThat(shown.lines().toList()).hasSizeLessThan(300);
        if (shown.contains("written in ")) {
          assertThat(shown).as(name + " " + i).doesNotContain("\u001b");
        }
      }
    }
  }

  @Test
  void theBundlesOfTheSuiteAreOpenedOrRefusedWithACause() throws IOException {
    int opened = 0;
    try (Stream<Path> files = Files.walk(Vectors.folder("sigstore-conformance"))) {
      for (Path file : files.filter(each -> each.toString().endsWith(".json")).toList()) {
        String shown = evening.type("view " + file);
        assertThat(evening.status()).as(shown).isZero();
        opened += shown.contains("written in ") ? 1 : 0;
        assertThat(shown)
            .as(file.toString())
            .containsAnyOf("written in ", "CANNOT BE READ", "JSON");
      }
    }
    assertThat(opened).isGreaterThan(30);
  }

  private static String failures() throws IOException {
    Path log = home.resolve("log").resolve("failures.log");
    return Files.exists(log) ? Files.readString(log) : "";
  }

  private static String path(String name) {
    return Objects.requireNonNull(new WholeWorld(evening.world()).addresses().files().get(name))
        .toString();
  }

  private static byte[] get(String service, String path) throws IOException, InterruptedException {
    String url =
        Objects.requireNonNull(new WholeWorld(evening.world()).addresses().urls().get(service));
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client
          .send(HttpRequest.newBuilder(URI.create(url + path)).build(), BodyHandlers.ofByteArray())
          .body();
    }
  }

  private static String view(String name) {
    String shown = evening.type("view " + name);
    assertThat(evening.status()).as(shown).isZero();
    return shown;
  }
}
