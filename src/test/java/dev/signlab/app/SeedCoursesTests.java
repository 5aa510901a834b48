package dev.signlab.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The lines of two public texts about signing without keys, a course's chapter on cosign 1.8 and a
 * page of notes, typed in their order. Each works, or is refused for its true cause with a line
 * that works. Images that they have on other machines are here in this world's registry, and the
 * sign-in in a browser is the token that it ends with.
 */
class SeedCoursesTests {

  private static final String RELEASE =
      "https://github.com/sigstore/cosign/releases/download/v1.8.0/cosign-linux-amd64";
  private static final String HERE = "nothing to install: cosign is part of the lab";

  private final Evening evening;

  SeedCoursesTests(@TempDir Path home) {
    this.evening = Evening.in(home);
  }

  /** A line and what becomes of it. */
  private sealed interface Step {

    String line();

    /** It ends well and says something. */
    record Works(String line, List<String> says) implements Step {

      Works(String line, String... says) {
        this(line, List.of(says));
      }
    }

    /** It is refused with its cause, and with another line, which ends well. */
    record Answered(String line, String cause, String offers) implements Step {}
  }

  @BeforeEach
  void start() {
    evening.type("world start");
    evening.type("echo FROM scratch > Dockerfile && echo COPY Dockerfile / >> Dockerfile");
    for (String name :
        List.of("sigstore-course/demo", "docker-username/demo-container", "alpine")) {
      run(new Step.Works("docker build -t " + image(name) + " .", "built "));
      run(new Step.Works("docker push " + image(name), "digest: sha256:"));
    }
  }

  @AfterEach
  void leave() {
    evening.close();
  }

  @Test
  void theChapterOfTheCourse() {
    withAKey().forEach(this::run);
    token();
    withoutAKey().forEach(this::run);
    installation().forEach(this::run);
    lookAround().forEach(this::run);
  }

  @Test
  void thePageOfNotes() {
    token();
    List.of(
            new Step.Works("IMAGE_NAME=$(uuidgen)"),
            new Step.Works("IMAGE=" + image("$IMAGE_NAME:1h")),
            new Step.Works("cosign copy " + image("alpine") + " $IMAGE", "is deprecated"),
            new Step.Works("cosign sign $IMAGE", "tlog entry created with index: "),
            new Step.Works("cosign generate-key-pair", "Public key written to cosign.pub"))
        .forEach(this::run);
    synopsis(image("sigstore-course/demo")).forEach(this::run);
  }

  @Test
  void withoutServicesTheKeylessLinesSayHowToStartThem() {
    String image = image("docker-username/demo-container");
    run(new Step.Works("sigstore stop"));
    run(
        new Step.Answered(
            "COSIGN_EXPERIMENTAL=1 cosign sign " + image,
            "no key, and no services run here that sign without one",
            "world start"));
    token();
    run(new Step.Works("COSIGN_EXPERIMENTAL=1 cosign sign " + image, "Pushing signature to: "));
  }

  private List<Step> withAKey() {
    String image = image("sigstore-course/demo");
    return List.of(
        new Step.Works("cosign generate-key-pair", "Private key written to cosign.key"),
        new Step.Works("cosign sign --key cosign.key " + image, "Pushing signature to: "),
        new Step.Works(
            "cosign verify --key cosign.pub " + image,
            "The cosign claims were validated",
            "The signatures were verified against the specified public key"));
  }

  private List<Step> withoutAKey() {
    String image = image("docker-username/demo-container");
    String who =
        evening.inThisWorld(
            "--certificate-identity ada@example.com"
                + " --certificate-oidc-issuer http://localhost:5101 ");
    return List.of(
        new Step.Works(
            "COSIGN_EXPERIMENTAL=1 cosign sign " + image,
            "Generating ephemeral keys...",
            "tlog entry created with index: ",
            "Pushing signature to: "),
        new Step.Answered(
            "COSIGN_EXPERIMENTAL=1 cosign verify " + image,
            "--certificate-identity or --certificate-identity-regexp is required",
            "cosign verify " + who + image),
        new Step.Works(
            "cosign verify " + who + image,
            "The cosign claims were validated",
            "Existence of the claims in the transparency log"));
  }

  private static List<Step> installation() {
    return List.of(
        here("brew install cosign"),
        here("brew upgrade cosign"),
        here("pacman -S cosign"),
        here("apk add cosign"),
        here("nix-env -iA nixpkgs.cosign"),
        here("nix-env -iA nixos.cosign"),
        here("sudo dpkg -i ~/Downloads/cosign_1.8.0_amd64.deb"),
        here("rpm -ivh cosign-1.8.0.x86_64.rpm"),
        here("go version"),
        here("go install github.com/sigstore/cosign/cmd/cosign@latest"),
        here("go install ~ $ github.com/sigstore/cosign/cmd/cosign@latest"),
        here("wget \"" + RELEASE + "\""),
        here("\"" + RELEASE + "\""),
        here("sudo mv cosign-linux-amd64 /usr/local/bin/cosign"),
        here("sudo chmod +x /usr/local/bin/cosign"),
        new Step.Works("cosign version", "GitVersion: "));
  }

  private static Step here(String line) {
    return new Step.Answered(line, HERE, "cosign version");
  }

  private static List<Step> lookAround() {
    return List.of(
        new Step.Works("cd ~"),
        new Step.Works("cat cosign.pub", "-----BEGIN PUBLIC KEY-----", "-----END PUBLIC KEY-----"),
        new Step.Works("$ cat cosign.pub", "-----BEGIN PUBLIC KEY-----"),
        new Step.Works("mkdir -p docker-username/hello-container"));
  }

  /** {@code cosign sign [--key <key path>|<kms uri>] [--payload <path>] [-a key=value] …}. */
  private static List<Step> synopsis(String image) {
    String sign = "cosign sign --key cosign.key ";
    return List.of(
        new Step.Answered(
            "cosign sign [--key <key path>|<kms uri>] [--payload <path>] [-a key=value]"
                + " [--upload=true|false] [-f] [-r] <image uri>",
            "what a manual has in <…> stands for something of yours",
            "help"),
        new Step.Works(sign + image, "Pushing signature to: "),
        new Step.Answered(
            "cosign sign --key awskms:///alias/demo " + image,
            "awskms:// is not served by this lab",
            "cosign sign --key cosign.key " + image),
        new Step.Works("cosign generate " + image + " > payload.json"),
        new Step.Works(sign + "--payload payload.json " + image, "Pushing signature to: "),
        new Step.Works(sign + "-a key=value " + image, "Pushing signature to: "),
        new Step.Works(sign + "--upload=true " + image, "Pushing signature to: "),
        new Step.Answered(
            sign + "--upload=false " + image,
            "the signature would be lost",
            sign + "--bundle signature.sigstore.json --upload=false " + image),
        new Step.Answered(sign + "-f " + image, "since cosign 2 that is -y", sign + image),
        new Step.Works(sign + "-r " + image, "Pushing signature to: "));
  }

  private void token() {
    run(new Step.Works("world token --identity ada@example.com > token.txt"));
    run(new Step.Works("export SIGSTORE_ID_TOKEN=$(cat token.txt)"));
  }

  private void run(Step step) {
    String said = evening.type(step.line());
    int status = evening.status();
    switch (step) {
      case Step.Works works -> {
        assertThat(status).as("%s%n%s", works.line(), said).isZero();
        for (String words : works.says()) {
          assertThat(said).as(works.line()).contains(words);
        }
      }
      case Step.Answered answered -> {
        assertThat(status).as("%s%n%s", answered.line(), said).isBetween(1, 125);
        assertThat(said.lines())
            .as("%s%n%s", answered.line(), said)
            .anyMatch(line -> line.contains(answered.cause()))
            .anyMatch(line -> line.startsWith("hint: ") && line.endsWith(answered.offers()));
        run(new Step.Works(answered.offers()));
      }
    }
  }

  private String image(String name) {
    return evening.image(name);
  }
}
