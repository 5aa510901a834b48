package dev.signlab.mutation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.app.InProcessLab;
import dev.signlab.crypto.Digest;
import dev.signlab.crypto.KeyPair;
import dev.signlab.judge.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ways around a signature that is right in itself. */
class AttacksIntegrationTests {

  private static final String REPOSITORY = "attacked";

  @TempDir Path folder;
  private StaticRegistry registry;

  @BeforeEach
  void start() throws IOException {
    registry = new StaticRegistry();
  }

  @AfterEach
  void stop() {
    registry.close();
  }

  @Test
  void ignoringClaimsDoesNotIgnoreWhatKindOfPayloadWasSigned() throws IOException {
    assertThat(judged(Kind.BUNDLE, Stage.PAYLOAD_TYPE, t -> t, "--check-claims=false")).isZero();
    assertThat(judged(Kind.BUNDLE, Stage.PAYLOAD_TYPE, t -> "text/plain", "--check-claims=false"))
        .isNotZero();
  }

  @Test
  void ignoringClaimsMakesNoSignatureOfAnAttestation() throws IOException {
    UnaryOperator<String> attestation =
        Table.swap("https://sigstore.dev/cosign/sign/v1", Forgery.CUSTOM);
    assertThat(judged(Kind.BUNDLE, Stage.SIGNED, attestation, "--check-claims=false")).isNotZero();
  }

  /** The header names the image that was signed, and the tag gives out another. */
  @Test
  void aHeaderThatLiesIsNotBelieved() throws IOException {
    assertThat(judged(Kind.BUNDLE, Stage.SIGNED, s -> s)).isZero();
    byte[] other = Arrays.copyOf(Forgery.IMAGE, Forgery.IMAGE.length + 1);
    other[other.length - 1] = '\n';
    registry.manifest(REPOSITORY, "1", Forgery.OCI, other);
    registry.claim(REPOSITORY + "/manifests/1", Digest.of(Forgery.IMAGE));
    Tool.Run run = lab(Kind.BUNDLE);
    assertThat(run.status()).isNotZero();
    assertThat(run.stderr()).contains("does not have its digest");
  }

  /** The statement is about the digest that was typed, and the file is another one. */
  @Test
  void aDigestBesideAFileDoesNotStandForIt() throws IOException {
    String hex = Digest.of(Forgery.ARTIFACT).hex();
    String[] flags = {"--digest", hex, "--digestAlg", "sha256"};
    assertThat(judged(Kind.FILE_ATTESTATION, Stage.SIGNED, s -> s, flags)).isZero();
    Files.writeString(folder.resolve("artifact"), "another file");
    Tool.Run run = lab(Kind.FILE_ATTESTATION, flags);
    assertThat(run.status()).isNotZero();
    assertThat(run.stderr()).contains("--digest is not the digest of artifact");
  }

  private int judged(Kind kind, Stage stage, UnaryOperator<String> change, String... flags)
      throws IOException {
    Forgery forgery = new Forgery(new Mutant(kind, "", Map.of(stage, change)));
    for (var file : forgery.make(KeyPair.generate(), registry, REPOSITORY).entrySet()) {
      Files.write(folder.resolve(file.getKey()), file.getValue());
    }
    return lab(kind, flags).status();
  }

  private Tool.Run lab(Kind kind, String... flags) {
    List<String> words = new ArrayList<>(List.of("cosign"));
    words.addAll(kind.line(registry.host() + "/" + REPOSITORY + ":1", false));
    words.addAll(words.size() - 1, List.of(flags));
    return new InProcessLab(folder, Map.of()).run(words);
  }
}
