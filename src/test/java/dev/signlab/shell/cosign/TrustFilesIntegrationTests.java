package dev.signlab.shell.cosign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.crypto.KeyPair;
import dev.signlab.crypto.KeyType;
import dev.signlab.json.Json;
import dev.signlab.judge.Tool;
import dev.signlab.services.deployment.TrustFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Trusted roots and signing configs of their own, beside those that both cosigns write. */
class TrustFilesIntegrationTests {

  private static final String S = "start-time=2024-01-01T00:00:00Z";
  private static final String ONE = "api-version=1," + S + ",operator=o";

  @TempDir private static Path folder;
  private static KeylessWorld world;

  @BeforeAll
  static void start() throws IOException {
    world = new KeylessWorld(folder);
    Files.copy(Path.of(world.file(TrustFile.FULCIO_PEM)), folder.resolve("ca.pem"));
    Files.copy(Path.of(world.file(TrustFile.TSA_CHAIN)), folder.resolve("tsa.pem"));
    String chain = Files.readString(folder.resolve("tsa.pem"));
    Files.writeString(
        folder.resolve("leaf.pem"), chain.substring(0, chain.indexOf("-----BEGIN", 9)));
    for (KeyType type : KeyType.values()) {
      Files.writeString(
          folder.resolve(type.name() + ".pub"), KeyPair.generate(type).publicKey().pem());
    }
  }

  @AfterAll
  static void stop() {
    world.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "--fulcio url=http://f,certificate-chain=ca.pem",
        "--fulcio url=http://f,certificate-chain=ca.pem,S,end-time=2030-01-01T02:00:00.5+02:00"
            + " --fulcio url=http://g,certificate-chain=leaf.pem",
        "--rekor url=http://r,public-key=ECDSA_P256.pub,S",
        "--rekor url=http://r,public-key=ECDSA_P384.pub,S,end-time=2025-01-01T00:00:00Z",
        "--rekor url=http://r,public-key=ECDSA_P521.pub,S,foo=bar,origin=a",
        "--rekor url=http://r,public-key=RSA.pub,S",
        "--rekor url=http://r,public-key=RSA.pub,S,origin=log.example",
        "--rekor url=http://r,public-key=ED25519.pub,S --ctfe url=x,public-key=ED25519.pub,S",
        "--rekor url=http://r,public-key=ED25519.pub,S,origin=log.example",
        "--ctfe url=http://r,public-key=ED25519.pub,S,origin=log.example",
        "--rekor url=http://q,public-key=ED25519.pub,S,url=http://r"
            + " --rekor url=http://r,public-key=ED25519.pub,S,origin=log.example"
            + " --rekor url=http://t,public-key=ED25519.pub,S",
        "--tsa url=http://t,certificate-chain=tsa.pem",
        "--tsa url=http://t,certificate-chain=tsa.pem,S",
        "--certificate-chain ca.pem --ctfe-key RSA.pub --rekor-key ED25519.pub,log.example"
            + " --timestamp-certificate-chain tsa.pem",
        "--certificate-chain ca.pem --certificate-chain leaf.pem --fulcio-uri http://f --ctfe-key"
            + " RSA.pub --ctfe-url http://c --ctfe-start-time 2024-01-01T00:00:00Z --ctfe-end-time"
            + " 2025-01-01T00:00:00Z --rekor-key ED25519.pub --rekor-key RSA.pub --rekor-url"
            + " http://r --timestamp-certificate-chain tsa.pem --timestamp-uri http://t"
      })
  void rootsAreThoseOfCosign(String words) {
    String line = ("trusted-root create " + words).strip();
    Tool.Run cosign = world.cosign3().succeed(words(line));
    TestLine lab = world.lab(placed(line));
    assertThat(logsInAnyOrder(lab.out())).isEqualTo(logsInAnyOrder(cosign.stdout()));
    assertThat(lab.err()).isEqualTo(cosign.stderr());
  }

  /**
   * A service whose time ends before it begins is never believed; cosign writes it all the same.
   */
  @Test
  void timesTheWrongWayRoundAreToldWhereCosignTakesThem() {
    String line =
        "trusted-root create --rekor"
            + " url=http://r,public-key=ECDSA_P384.pub,S,end-time=2023-01-01T00:00:00Z";
    world.cosign3().succeed(words(line));
    TestLine lab = world.type(placed(line));
    assertThat(lab.status()).isNotZero();
    assertThat(lab.err()).contains("end-time lies before start-time");
  }

  /** Cosign keeps logs in a map of Go, whose order changes from run to run. */
  private static Map<String, Set<JsonNode>> logsInAnyOrder(String json) {
    JsonNode root = Json.parse(json.getBytes(StandardCharsets.UTF_8), "root");
    Map<String, Set<JsonNode>> members = new java.util.LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> each : root.properties()) {
      Set<JsonNode> values = new HashSet<>();
      if (each.getValue().isArray()) {
        each.getValue().forEach(values::add);
      } else {
        values.add(each.getValue());
      }
      members.put(each.getKey(), values);
    }
    return members;
  }

  @Test
  void cosign2MakesTheSameRoot() {
    String line =
        "trusted-root create --certificate-chain ca.pem --ctfe-key RSA.pub --ctfe-start-time"
            + " 2024-01-01T00:00:00Z --rekor-key ED25519.pub --rekor-start-time"
            + " 2024-01-01T00:00:00Z --timestamp-certificate-chain tsa.pem";
    Tool.Run cosign = world.cosign2().succeed(words(line));
    assertThat(logsInAnyOrder(world.lab(line).out())).isEqualTo(logsInAnyOrder(cosign.stdout()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "--fulcio url=http://f,ONE --rekor url=http://r,ONE --rekor"
            + " url=http://r2,api-version=2,S,end-time=2030-01-01T00:00:00+01:00,operator=p"
            + " --rekor-config EXACT:2 --oidc-provider url=http://i,ONE --tsa url=http://t,ONE"
            + " --tsa-config all",
        "--rekor-config ANY --tsa-config EXACT:3",
        "--rekor url=http://r,ONE --rekor-config EXACT:0",
        "--fulcio url=http://f,api-version=0,S,operator=o,end-time=",
        "--fulcio url=http://f,api-version=4294967295,S,operator=o"
      })
  void signingConfigsAreThoseOfCosignByteForByte(String words) {
    String line = ("signing-config create " + words).strip();
    Tool.Run cosign = world.cosign3().succeed(words(line));
    assertThat(world.lab(placed(line)).out()).isEqualTo(cosign.stdout());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "trusted-root create --fulcio certificate-chain=ca.pem",
        "trusted-root create --fulcio url=,certificate-chain=ca.pem",
        "trusted-root create --fulcio url=http://f",
        "trusted-root create --fulcio url=http://f,certificate-chain=none.pem",
        "trusted-root create --fulcio url=http://f,certificate-chain=f",
        "trusted-root create --fulcio url=http://f,certificate-chain=ca.pem,start-time=x",
        "trusted-root create --rekor url=http://r,public-key",
        "trusted-root create --rekor url=http://r,public-key=none.pub,S",
        "trusted-root create --rekor url=http://r,public-key=ca.pem,S",
        "trusted-root create --rekor url=http://r,public-key=f,S",
        "trusted-root create --rekor url=http://r,public-key=RSA.pub",
        "trusted-root create --ctfe public-key=RSA.pub,S",
        "trusted-root create --tsa url=http://t,certificate-chain=ca.pem",
        "trusted-root create --tsa url=http://t",
        "trusted-root create --certificate-chain ca.pem --fulcio url=x",
        "trusted-root create --rekor-key RSA.pub --rekor url=x",
        "trusted-root create --timestamp-certificate-chain leaf.pem",
        "trusted-root create --certificate-chain none.pem",
        "trusted-root create --rekor-key RSA.pub --rekor-start-time x",
        "signing-config create --rekor url=http://r,ONE",
        "signing-config create --tsa url=http://r,ONE",
        "signing-config create --rekor-config sometimes",
        "signing-config create --rekor-config EXACT",
        "signing-config create --rekor-config EXACT:x",
        "signing-config create --rekor-config EXACT:4294967296",
        "signing-config create --tsa-config ANY:1",
        "signing-config create --fulcio ONE",
        "signing-config create --fulcio url=http://f,S,operator=o",
        "signing-config create --fulcio url=http://f,api-version=x,S,operator=o",
        "signing-config create --fulcio url=http://f,api-version=-1,S,operator=o",
        "signing-config create --fulcio url=http://f,api-version=4294967296,S,operator=o",
        "signing-config create --fulcio url=http://f,api-version=1,S",
        "signing-config create --oidc-provider x"
      })
  void whatCosignRefusesIsRefusedInItsWords(String line) {
    Tool.Run cosign = world.cosign3().run(words(line));
    TestLine lab = world.type(placed(line));
    assertThat(cosign.status()).isEqualTo(1);
    assertThat(lab.status()).isEqualTo(1);
    assertThat(error(lab.err())).isEqualTo(error(cosign.stderr()));
  }

  /** Go goes on to say at which letter of a time it stopped. */
  private static String error(String output) {
    return output
        .lines()
        .filter(line -> line.startsWith("Error: "))
        .findFirst()
        .orElseThrow()
        .replaceFirst("(as \"2006-01-02T15:04:05Z07:00\").*", "$1");
  }

  @Test
  void filesAreForTheirOwnerAndSignAndVerify() throws IOException {
    world.lab(
        placed(
            "trusted-root create --fulcio url=http://f,certificate-chain=ca.pem,S --tsa"
                + " url=http://t,certificate-chain=tsa.pem,S --rekor url=http://r,public-key="
                + world.file(TrustFile.REKOR_PUB)
                + ",S --ctfe url=http://c,public-key="
                + world.file(TrustFile.CTFE_PUB)
                + ",S --out own.json"));
    assertThat(Files.getPosixFilePermissions(folder.resolve("own.json"))).hasSize(2);
    world.lab("sign-blob -y --identity-token tok V1 --bundle b.json f");
    world.accepted(world.cosign3(), "verify-blob --trusted-root own.json WHO --bundle b.json f");
    world.acceptedHere("verify-blob --trusted-root own.json WHO --bundle b.json f");
    world.lab("trusted-root create --fulcio url=http://f,certificate-chain=leaf.pem --out no.json");
    TestLine refused =
        world.type(
            "verify-blob --trusted-root no.json --certificate-identity "
                + KeylessWorld.WHO
                + " --certificate-oidc-issuer ISSUER --bundle b.json f");
    assertThat(refused.status()).isEqualTo(1);
  }

  @Test
  void whereNobodyIsNamedThisWorldsServicesAreTheBeginning() throws IOException {
    TestLine lab = world.within("trusted-root create --with-default-services --no-default-tsa");
    assertThat(lab.status()).as(lab.err()).isZero();
    JsonNode root = Json.parse(lab.out().getBytes(StandardCharsets.UTF_8), "root");
    assertThat(root.has("timestampAuthorities")).isFalse();
    assertThat(root.get("tlogs")).hasSize(2);
    TestLine config =
        world.within("signing-config create --with-default-services --no-default-rekor");
    assertThat(config.out()).contains("\"rekorTlogConfig\":{}").doesNotContain("rekorTlogUrls");
    TestLine none = world.type("signing-config create --with-default-services");
    assertThat(none.err()).contains("getting default signing config", "world start");
    assertThat(world.type("trusted-root create --with-default-services").err())
        .contains("public deployment's counts");
  }

  private static String[] words(String line) {
    return world.placed(placed(line)).split(" ", -1);
  }

  private static String placed(String line) {
    return line.replace(",ONE", "," + ONE)
        .replace(" ONE", " " + ONE)
        .replaceAll(",S(?=,| |$)", "," + S);
  }
}
