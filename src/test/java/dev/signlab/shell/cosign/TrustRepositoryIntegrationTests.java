package dev.signlab.shell.cosign;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.signlab.services.deployment.TrustFile;
import dev.signlab.services.trust.Target;
import dev.signlab.services.trust.TufRepository;
import dev.signlab.storage.AtomicFile;
import dev.signlab.storage.BoundedFile;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** A repository of trust that lacks something gives way to nobody, and is asked once in a line. */
class TrustRepositoryIntegrationTests {

  private static final String ROOT = "trusted_root.json";
  private static final String CONFIG = "signing_config.v0.2.json";
  private static final String SIGN = "sign-blob -y --identity-token tok --bundle b.json f";
  private static final String VERIFY =
      "verify-blob --certificate-identity "
          + KeylessWorld.WHO
          + " --certificate-oidc-issuer ISSUER --bundle b.json f";

  @TempDir private Path folder;
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private KeylessWorld world;
  private TufRepository repository;
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    world = new KeylessWorld(folder);
    repository = TufRepository.open(folder.resolve("tuf"), InstantSource.system());
    publish(ROOT, CONFIG);
    Files.write(folder.resolve("root.json"), repository.file("1.root.json").orElseThrow());
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
    world.close();
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath().substring(1);
    asked.add(path);
    Optional<byte[]> file = repository.file(path);
    exchange.sendResponseHeaders(
        file.isPresent() ? 200 : 404, file.map(it -> it.length).orElse(-1));
    if (file.isPresent()) {
      exchange.getResponseBody().write(file.get());
    }
    exchange.close();
  }

  private void publish(String... names) {
    repository.publish(Stream.of(names).map(name -> Target.of(name, content(name))).toList());
  }

  private String content(String name) {
    TrustFile file = name.equals(ROOT) ? TrustFile.TRUSTED_ROOT : TrustFile.SIGNING_CONFIG;
    return new String(BoundedFile.read(Path.of(world.file(file))), StandardCharsets.UTF_8);
  }

  private String url() {
    return "http://localhost:" + server.getAddress().getPort();
  }

  private Path kept() {
    return folder.resolve(".sigstore/root/localhost-" + server.getAddress().getPort());
  }

  /** This world's own services run beside the repository, so that it could give way to them. */
  private TestLine typed(String words) {
    return world.home().type("cosign " + world.placed(words));
  }

  private TestLine lab(String words) {
    TestLine typed = typed(words);
    assertThat(typed.status()).as(typed.err()).isZero();
    return typed;
  }

  private void initialized() {
    lab("initialize --mirror " + url() + " --root root.json");
    lab(SIGN);
    lab(VERIFY);
  }

  private void refused(String line, String... words) {
    TestLine typed = typed(line);
    assertThat(typed.status()).as(line).isEqualTo(1);
    assertThat(typed.err()).as(line).contains(url()).contains(words);
  }

  @Test
  void oneThatHandsOutNoSigningConfigIsNotSignedWithElsewhere() throws IOException {
    initialized();
    publish(ROOT);
    Files.delete(folder.resolve("b.json"));
    refused(SIGN, "it hands out no " + CONFIG, "cosign signing-config create --help");
    assertThat(folder.resolve("b.json")).doesNotExist();
    refused("signing-config create --with-default-services", "it hands out no " + CONFIG);
    refused("signing-config create --with-default-rekor-v2", "no signing_config_rekor_v2.v0.2");
    lab("signing-config create --help");
    lab("sign-blob -y --identity-token tok ADDRESSES --bundle b.json f");
    lab(VERIFY);
    lab(SIGN + " --signing-config " + world.file(TrustFile.SIGNING_CONFIG));
  }

  /** The signature is good; who would be asked for its entry is what is missing. */
  @Test
  void aBareSignatureIsNotCalledWrongWhereNobodyIsNamedToAsk() {
    initialized();
    lab("generate-key-pair");
    lab("sign-blob -y --key cosign.key --bundle k.json f");
    bareSignature();
    String line = "verify-blob --key cosign.pub --signature f.sig f";
    asked.clear();
    TestLine found = lab(line);
    assertThat(found.err()).contains("Verified OK").doesNotContain("No service was named");
    assertThat(asked).containsExactly("2.root.json", "timestamp.json");
    publish(ROOT);
    TestLine refused = typed(line);
    assertThat(refused.status()).isEqualTo(1);
    assertThat(refused.err())
        .contains("signature not found in transparency log")
        .doesNotContain("does not match digest", "--tlog-upload=false");
  }

  /** Also where a root is named, which is then believed without the repository. */
  @Test
  void aRepositoryThatGoesBackIsNoFaultOfABareSignature() throws IOException {
    initialized();
    lab("generate-key-pair");
    lab("sign-blob -y --key cosign.key --bundle k.json f");
    bareSignature();
    repository = TufRepository.open(folder.resolve("other"), InstantSource.system());
    publish(ROOT, CONFIG);
    refused(
        "verify-blob --key cosign.pub --signature f.sig ROOT f",
        "the TUF repository",
        "cosign initialize --mirror");
  }

  private void bareSignature() {
    JsonNode bundle = new ObjectMapper().readTree(BoundedFile.readText(folder.resolve("k.json")));
    AtomicFile.write(
        folder.resolve("f.sig"), bundle.path("messageSignature").path("signature").asString());
  }

  @Test
  void addressesAreNotFilledUpFromElsewhere() {
    initialized();
    publish(ROOT);
    String line = world.placed("ADDRESSES").replaceFirst("--rekor-url \\S+ ", "");
    typed("sign-blob -y --identity-token tok " + line + " --bundle c.json f");
    assertThat(folder.resolve("c.json")).doesNotExist();
  }

  @Test
  void aKeyThatSignsWithoutServicesIsNamedAsTheWayOut() {
    initialized();
    publish(ROOT);
    lab("generate-key-pair");
    String line = "sign-blob -y --key cosign.key --bundle k.json f";
    TestLine refused = typed(line);
    assertThat(refused.status()).isEqualTo(1);
    String way =
        refused
            .err()
            .lines()
            .filter(each -> each.contains("--tlog-upload=false"))
            .findFirst()
            .get();
    lab(way.substring(way.indexOf("cosign ") + "cosign ".length()));
    assertThat(folder.resolve("k.json")).exists();
  }

  /** Where nothing is logged the authority is asked all the same, which the repository names. */
  @Test
  void aKeyThatIsToBeCertifiedGoesWhereTheRepositorySays() {
    initialized();
    lab("generate-key-pair");
    lab(
        "sign-blob -y --key cosign.key --issue-certificate --identity-token tok"
            + " --use-signing-config=false --tlog-upload=false --bundle i.json f");
    publish(ROOT);
    TestLine refused =
        typed(
            "sign-blob -y --key cosign.key --issue-certificate --identity-token tok"
                + " --use-signing-config=false --tlog-upload=false --bundle j.json f");
    assertThat(refused.status()).isEqualTo(1);
    assertThat(folder.resolve("j.json")).doesNotExist();
  }

  @Test
  void oneThatHandsOutNoTrustedRootIsNotBelievedElsewhere() {
    initialized();
    publish(CONFIG);
    refused(VERIFY, "it hands out no " + ROOT, "cosign trusted-root create --help");
    refused(SIGN, "it hands out no " + ROOT);
    refused("trusted-root create --with-default-services", "it hands out no " + ROOT);
    lab("trusted-root create --help");
    lab(VERIFY + " ROOT");
    lab(SIGN + " ROOT");
  }

  @Test
  void aKeptFileThatIsLostOrChangedIsFetchedAgainByTheLineThatIsNamed() throws IOException {
    initialized();
    for (Optional<String> content : List.of(Optional.<String>empty(), Optional.of("{}"))) {
      String mirror = url();
      int port = server.getAddress().getPort();
      server.stop(0);
      Path file = kept().resolve("targets").resolve(ROOT);
      Files.delete(file);
      if (content.isPresent()) {
        Files.writeString(file, content.get());
      }
      String words = content.isPresent() ? " is not what was fetched" : " is kept no more";
      refused(VERIFY, ROOT + words, "cosign initialize --mirror " + mirror);
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
      server.createContext("/", this::answer);
      server.start();
      lab("initialize --mirror " + mirror);
      lab(VERIFY);
    }
  }

  /** Two requests tell that nothing changed, and nothing is written then. */
  @Test
  void aLineAsksOnceAndWritesWhatIsNew() throws IOException {
    initialized();
    List<Object> before = files();
    for (String line : List.of(SIGN, VERIFY, "signing-config create --with-default-services")) {
      asked.clear();
      lab(line);
      assertThat(asked).as(line).containsExactly("2.root.json", "timestamp.json");
    }
    assertThat(files()).isEqualTo(before);
    publish(ROOT, CONFIG, "other.json");
    asked.clear();
    lab(SIGN);
    assertThat(asked)
        .containsExactly("2.root.json", "timestamp.json", "2.snapshot.json", "2.targets.json");
    assertThat(files()).isNotEqualTo(before);
  }

  /** What tells one writing of a file from another. */
  private List<Object> files() throws IOException {
    try (Stream<Path> all = Files.walk(kept())) {
      return all.filter(Files::isRegularFile).sorted().map(this::identity).toList();
    }
  }

  private Object identity(Path file) {
    try {
      return file + " " + Files.readAttributes(file, BasicFileAttributes.class).fileKey();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Its address leads to a server of this test by a proxy. */
  @Test
  void thePublicRepositoryCountsWhereAVariableNamesIt() {
    String line = "initialize --mirror http://tuf-repo-cdn.sigstore.dev --root root.json";
    TestLine typed = world.home().with("HTTP_PROXY", url()).type("cosign " + line);
    assertThat(typed.status()).as(typed.err()).isZero();
    String export = "export TUF_ROOT=" + folder.resolve(".sigstore/root");
    assertThat(typed.err()).contains("counts only where a variable names it").contains(export);
    assertThat(typed("trusted-root create --with-default-services").err())
        .as("this world's counts, of which nothing is said")
        .isEmpty();
    TestLine named = world.home().with("TUF_ROOT", folder.resolve(".sigstore/root").toString());
    assertThat(named.type("cosign trusted-root create --with-default-services").err())
        .contains("that of the TUF repository http://tuf-repo-cdn.sigstore.dev counts");
    named.with("HTTP_PROXY", url()).type("cosign " + line);
    assertThat(named.err()).doesNotContain("counts only where");
  }
}
