package dev.signlab.outside;

import dev.signlab.crypto.jws.JsonWebKey;
import dev.signlab.crypto.keys.kubernetes.ClusterSecrets;
import dev.signlab.engine.log.LogJudge;
import dev.signlab.engine.log.LoggedSignature;
import dev.signlab.http.ExchangeLog;
import dev.signlab.http.HttpTransport;
import dev.signlab.image.dockerfile.BuildPlan;
import dev.signlab.image.dockerfile.BuildRequest;
import dev.signlab.image.dockerfile.Dockerfile;
import dev.signlab.image.dockerfile.PlannedStage;
import dev.signlab.image.dockerfile.Variables;
import dev.signlab.oci.client.DockerConfig;
import dev.signlab.oci.layout.OciArchive;
import dev.signlab.oci.layout.OciLayout;
import dev.signlab.oci.model.Platform;
import dev.signlab.oci.name.Repository;
import dev.signlab.scenario.load.Anchors;
import dev.signlab.scenario.load.ScenarioLoader;
import dev.signlab.scenario.source.Findings;
import dev.signlab.sigstore.logentry.TransparencyLogEntry;
import dev.signlab.sigstore.trustedroot.TrustedRoot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Seeds and calls that take more than a line. */
final class OutsideFixtures {

  private static final Repository APP = Repository.parse("localhost:5001/app");
  private static final TrustedRoot ROOT =
      TrustedRoot.parse(trustedRoots().getFirst(), "trusted root");
  private static final JsonWebKey WEB_KEY = JsonWebKey.parse(webKeys().getFirst(), "key");
  private static final Path FOLDER = folder();

  private OutsideFixtures() {}

  static List<byte[]> trustedRoots() {
    return Seeds.texts(
        """
        {"mediaType": "application/vnd.dev.sigstore.trustedroot+json;version=0.1",
         "tlogs": [{"baseUrl": "https://log.example", "hashAlgorithm": "SHA2_256",
           "publicKey": {"rawBytes": "MCowBQYDK2VwAyEAt8rlp1knGwjfbcXAYPYAkn0XiLz1x8O4t0YkEhie244=",
             "keyDetails": "PKIX_ED25519", "validFor": {"start": "2025-09-23T00:00:00Z"}},
           "logId": {"keyId": "AAAA"}}],
         "certificateAuthorities": [{"subject": {"organization": "o", "commonName": "c"},
           "uri": "https://ca.example", "certChain": {"certificates": [{"rawBytes": "AAAA"}]},
           "validFor": {"start": "2025-09-23T00:00:00Z", "end": "2025-09-24T00:00:00.5Z"}}]}\
        """);
  }

  static List<byte[]> checkpoints() {
    return Seeds.texts(
        """
        log.example - 12
        736
        rs1YPY0ydAV0lxgfrq5pE4oRpUJwo3syeps5+eGUTDI=
        more

        — log.example 8w1amdbj1mjNN674dHAkD92+QZoEgBC7o0mXYSTRluDjQrOPjrps3w==
        — witness.example O8PH5AAAAABopO8+
        """);
  }

  static List<byte[]> entryBodies() {
    return Seeds.texts(
        """
        {"apiVersion":"0.0.1","kind":"hashedrekord","spec":{"data":{"hash":{"algorithm":"sha256",\
        "value":"a0cfc71271d6e278e57cd332ff957c3f7043fdda354c4cbb190a30d56efa01bf"}},"signature":\
        {"content":"MEUC","publicKey":{"content":"LS0tLS1CRUdJTiBQVUJMSUMgS0VZLS0tLS0KQUFBQQotLS0tLUVORCBQVUJMSUMgS0VZLS0tLS0K"}}}}\
        """,
        """
        {"apiVersion":"0.0.2","kind":"hashedrekord","spec":{"hashedRekordV002":{"data":\
        {"algorithm":"SHA2_256","digest":"V/ITXFlMf5Ng55pUIsKR+IeNSuXFObwE3KRdpj18LhE="},\
        "signature":{"content":"MEUC","verifier":{"keyDetails":"x","publicKey":{"rawBytes":"AAAA"}}}}}}\
        """,
        """
        {"apiVersion":"0.0.1","kind":"dsse","spec":{"payloadHash":{"algorithm":"sha256",\
        "value":"a0cfc71271d6e278e57cd332ff957c3f7043fdda354c4cbb190a30d56efa01bf"},\
        "signatures":[{"signature":"MEUC","verifier":"LS0t"}]}}\
        """,
        """
        {"apiVersion":"0.0.2","kind":"intoto","spec":{"content":{"payloadHash":{"algorithm":"sha256",\
        "value":"a0cfc71271d6e278e57cd332ff957c3f7043fdda354c4cbb190a30d56efa01bf"},\
        "envelope":{"signatures":[{"sig":"QUFBQQ==","publicKey":"LS0t"}]}}}}\
        """);
  }

  static void judgeEntry(byte[] body) {
    String[][] kinds = {
      {"hashedrekord", "0.0.1"}, {"hashedrekord", "0.0.2"}, {"dsse", "0.0.1"}, {"intoto", "0.0.2"}
    };
    for (String[] kind : kinds) {
      TransparencyLogEntry entry =
          new TransparencyLogEntry(
              1, new byte[3], kind[0], kind[1], 1, Optional.empty(), Optional.empty(), body);
      LogJudge.of(ROOT, InstantSource.fixed(Instant.EPOCH))
          .judge(
              List.of(entry), LoggedSignature.ofMessage(digest -> true, new byte[0], new byte[0]));
    }
  }

  static List<byte[]> webKeys() {
    return Seeds.texts(
        """
        {"kty":"EC","crv":"P-256","x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU",\
        "y":"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0","kid":"1","use":"sig"}\
        """,
        "{\"kty\":\"RSA\",\"n\":\""
            + "sXch".repeat(86)
            + "\",\"e\":\"AQAB\",\"key_ops\":[\"verify\"]}",
        "{\"kty\":\"oct\",\"k\":\"AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T-1qS0gZH75\"}");
  }

  /** The example of RFC 7515, appendix A.3. */
  static List<byte[]> tokens() {
    return Seeds.texts(
        "eyJhbGciOiJFUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFt"
            + "cGxlLmNvbS9pc19yb290Ijp0cnVlfQ.DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw"
            + "5djxLa8ISlSApmWQxfKTUJqPP3-Kg6NU1Q");
  }

  static void verifyToken(byte[] token) {
    WEB_KEY.verified(new String(token, StandardCharsets.UTF_8));
  }

  static List<byte[]> archives() {
    return List.of(Seeds.archive(Seeds.fixture("cosign-3.1.1/signed-p256")));
  }

  /** Reads a Dockerfile, plans the build, and puts the variables of each stage in. */
  static void planDockerfile(String text) {
    Map<String, String> arguments = Map.of("VERSION", "1");
    BuildRequest request = new BuildRequest(arguments, Platform.LINUX_AMD64, Optional.empty());
    BuildPlan plan = BuildPlan.of(Dockerfile.parse(text, "Dockerfile"), request);
    for (PlannedStage stage : plan.stages()) {
      Variables variables = Variables.in(plan, Map.of("HOME", "/root"));
      stage.instructions().forEach(variables::expand);
    }
  }

  static void unpack(byte[] archive) {
    try {
      Path layout = FOLDER.resolve("layout");
      clear(layout);
      Path file = Files.write(FOLDER.resolve("archive.tar"), archive);
      OciArchive.unpack(file, OciLayout.openOrCreate(layout));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void loadScenario(byte[] yaml) {
    write("scenario.yaml", yaml);
    new ScenarioLoader(Anchors.unchecked()).load(FOLDER, new Findings());
  }

  static List<byte[]> dockerConfigs() {
    return Seeds.texts(
        "{\"auths\":{\"localhost:5001\":{\"auth\":\"dTpw\"},\"https://localhost:5001/v1/\":"
            + "{\"identitytoken\":\"t\"}}}",
        "{\"auths\":{\"localhost:5001\":{\"username\":\"u\",\"password\":\"p\"}}}");
  }

  static void findLogin(byte[] config) {
    new DockerConfig(write("config.json", config)).find(APP.registry());
  }

  static List<byte[]> kubeconfigs() {
    return Seeds.texts(
        """
        current-context: c
        contexts:
        - {name: c, context: {cluster: k, user: u}}
        clusters:
        - {name: k, cluster: {server: "https://localhost:6443", insecure-skip-tls-verify: true}}
        users:
        - {name: u, user: {token: t, username: a, password: b}}
        """);
  }

  static void findCluster(byte[] config) {
    String file = write("kubeconfig", config).toString();
    ClusterSecrets.of(
        Map.of("KUBECONFIG", file),
        FOLDER,
        HttpTransport.of(InstantSource.system(), new ExchangeLog()));
  }

  static List<byte[]> policies() {
    return Seeds.texts(
        "{\"rules\":[{\"path\":\"/predicate/a/0\",\"equals\":\"b\"}]}",
        "{\"rules\":[{\"path\":\"/predicate/a\",\"matches\":\"^a*$\",\"description\":\"m\"}]}");
  }

  private static Path write(String name, byte[] bytes) {
    try {
      return Files.write(FOLDER.resolve(name), bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path folder() {
    try {
      Path folder = Files.createTempDirectory("outside");
      Runtime.getRuntime().addShutdownHook(new Thread(() -> clear(folder)));
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void clear(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
