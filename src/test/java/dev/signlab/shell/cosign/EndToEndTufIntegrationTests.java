package dev.signlab.shell.cosign;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.signlab.json.Json;
import dev.signlab.judge.Tool;
import dev.signlab.services.deployment.TrustFile;
import dev.signlab.services.trust.Target;
import dev.signlab.services.trust.TufRepository;
import dev.signlab.sigstore.tuf.TargetFile;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * cosign's own end-to-end tests that need a TUF repository (its {@code test/e2e_test.go}), by
 * command line; the lab and cosign 3.1 each have a home of their own. Each test has the name that
 * it has there.
 */
class EndToEndTufIntegrationTests {

  private static final String VERIFIES =
      " --certificate-identity " + KeylessWorld.WHO + " --certificate-oidc-issuer ISSUER ";

  @TempDir private Path folder;
  private KeylessWorld world;

  /** Who acts. */
  enum Party {
    LAB,
    COSIGN3
  }

  @BeforeEach
  void start() throws IOException {
    world = new KeylessWorld(folder);
  }

  @AfterEach
  void stop() {
    world.close();
  }

  private Path home(Party party) {
    return folder.resolve(party.name());
  }

  /** What a party says on both ways, and how it ends. */
  private record Said(int status, String out, String err) {}

  private Said said(Party party, String words) {
    String line = world.placed(words);
    if (party == Party.LAB) {
      TestLine typed = world.with("HOME", home(party).toString()).type("cosign " + line);
      return new Said(typed.status(), typed.out(), typed.err());
    }
    Tool.Run run = world.cosign3().with("HOME", home(party).toString()).run(line.split(" ", -1));
    return new Said(run.status(), run.stdout(), run.stderr());
  }

  private String done(Party party, String words) {
    Said said = said(party, words);
    assertThat(said.status()).as(party + ": " + words + "\n" + said.err()).isZero();
    return said.out();
  }

  /** Who was not told whom to believe does not believe; once initialized, all is by that. */
  @ParameterizedTest
  @EnumSource
  void signVerifyWithTUFMirror(Party party) {
    String image = world.image("mirror-" + party.name().toLowerCase(Locale.ROOT));
    done(party, "initialize REPOSITORY");
    done(party, "sign -y --identity-token tok " + image);
    done(party, "sign-blob -y --identity-token tok --bundle b.json f");
    for (Party each : Party.values()) {
      if (each != party) {
        assertThat(said(each, "verify" + VERIFIES + image).status()).as("not yet").isEqualTo(1);
        done(each, "initialize REPOSITORY");
      }
      done(each, "verify" + VERIFIES + image);
      done(each, "verify-blob" + VERIFIES + "--bundle b.json f");
      String other = VERIFIES.replace(KeylessWorld.WHO, "bob@example.com");
      assertThat(said(each, "verify" + other + image).status()).isNotZero();
    }
  }

  /** Where a mirror has single keys alone cosign takes them; they do not say since when. */
  @Test
  void signVerifyWithTUFMirrorOfSingleKeys() throws IOException {
    TufRepository keys = TufRepository.open(folder.resolve("keys"), InstantSource.system());
    keys.publish(List.of(single("fulcio.crt.pem", "Fulcio", TrustFile.FULCIO_PEM)));
    Files.write(folder.resolve("keys.json"), keys.file("1.root.json").orElseThrow());
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          Optional<byte[]> file = keys.file(exchange.getRequestURI().getPath().substring(1));
          exchange.sendResponseHeaders(
              file.isPresent() ? 200 : 404, file.map(it -> it.length).orElse(-1));
          if (file.isPresent()) {
            exchange.getResponseBody().write(file.get());
          }
          exchange.close();
        });
    server.start();
    try {
      String line =
          "initialize --root keys.json --mirror http://localhost:" + server.getAddress().getPort();
      assertThat(said(Party.COSIGN3, line).err())
          .contains("Could not fetch trusted_root.json from the TUF mirror");
      Said lab = said(Party.LAB, line);
      assertThat(lab.status()).isEqualTo(1);
      assertThat(lab.err())
          .contains("has no trusted_root.json", "cosign trusted-root create --help");
      assertThat(home(Party.LAB).resolve(".sigstore/root/remote.json")).doesNotExist();
    } finally {
      server.stop(0);
    }
  }

  private Target single(String name, String usage, TrustFile file) throws IOException {
    String text = Files.readString(Path.of(world.file(file)));
    return Target.of(name, text, new TargetFile.Use(usage, "http://localhost"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " --no-default-fulcio",
        " --no-default-ctfe",
        " --no-default-rekor",
        " --no-default-tsa",
        " --no-default-fulcio --no-default-ctfe --no-default-rekor --no-default-tsa"
      })
  void trustedRootCreateFromDefaults(String without) {
    assertAlike("trusted-root create --with-default-services" + without, TrustFile.TRUSTED_ROOT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " --no-default-fulcio",
        " --no-default-oidc",
        " --no-default-rekor",
        " --no-default-tsa",
        " --no-default-fulcio --no-default-oidc --no-default-rekor --no-default-tsa"
      })
  void signingConfigCreateFromDefaults(String without) {
    assertAlike(
        "signing-config create --with-default-services" + without, TrustFile.SIGNING_CONFIG);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " --no-default-rekor"})
  void signingConfigCreateFromDefaultsWithRekorV2(String without) {
    assertAlike(
        "signing-config create --with-default-rekor-v2" + without,
        TrustFile.SIGNING_CONFIG_REKOR_V2);
  }

  /** Both write the same, and without any flag what the repository hands out. */
  private void assertAlike(String line, TrustFile handedOut) {
    for (Party party : Party.values()) {
      done(party, "initialize REPOSITORY");
    }
    JsonNode lab = json(done(Party.LAB, line));
    assertThat(lab).as(line).isEqualTo(json(done(Party.COSIGN3, line)));
    if (!line.contains("--no-default")) {
      assertThat(lab).isEqualTo(json(content(handedOut)));
    } else {
      assertThat(lab).isNotEqualTo(json(content(handedOut)));
    }
  }

  private String content(TrustFile file) {
    try {
      return Files.readString(Path.of(world.file(file)));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Cosign writes logs in the order of a map of Go, which is another one each time. */
  private static JsonNode json(String text) {
    ObjectNode json =
        (ObjectNode) Json.parse(text.getBytes(StandardCharsets.UTF_8), "what was written");
    for (String each : List.of("tlogs", "ctlogs")) {
      if (json.get(each) instanceof ArrayNode logs) {
        List<JsonNode> sorted =
            StreamSupport.stream(logs.spliterator(), false)
                .sorted(Comparator.comparing(log -> log.at("/logId/keyId").asString()))
                .toList();
        logs.removeAll().addAll(sorted);
      }
    }
    return json;
  }
}
