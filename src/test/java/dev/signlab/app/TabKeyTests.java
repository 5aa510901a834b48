package dev.signlab.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.shell.spring.Candidates;
import dev.signlab.shell.spring.Completions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.shell.core.command.completion.CompletionProposal;

/** What the Tab key offers for images and labs, from the services as the application wires them. */
class TabKeyTests {

  private static final int PRESSES = 60;

  private final Evening evening;
  private final Completions completions;

  TabKeyTests(@TempDir Path home) {
    this.evening = Evening.in(home);
    this.completions =
        evening.session().service(GenericApplicationContext.class).getBean(Completions.class);
  }

  @BeforeEach
  void anImageHereAndThere() {
    evening.type("echo hello > hello.txt");
    evening.type("echo FROM scratch > Dockerfile && echo COPY hello.txt / >> Dockerfile");
    String shown = evening.type("docker build -t " + image() + " . && docker push " + image());
    assertThat(evening.status()).as(shown).isZero();
    evening.type("docker image tag " + image() + " mine:2 && docker image rm " + image());
    evening.type("docker image tag mine:2 elsewhere.test/mine:3");
  }

  @AfterEach
  void leave() {
    evening.close();
  }

  @Test
  void imagesOfTheRegistryAndOfThisMachineAreOffered() {
    assertThat(tab("cosign", "verify", "--key", "cosign.pub", ""))
        .contains(image(), "mine:2", "elsewhere.test/mine:3");
    assertThat(tab("docker", "push", "localhost")).containsExactly(image());
    assertThat(tab("crane", "ls", "localhost")).containsExactly(evening.image("studentbook"));
  }

  @Test
  void namesStandBehindTheTransportWhereTheCommandWantsOne() {
    assertThat(tab("skopeo", "inspect", "docker://loc")).containsExactly("docker://" + image());
    assertThat(tab("skopeo", "inspect", ""))
        .contains("docker://" + image(), "docker://elsewhere.test/mine:3")
        .doesNotContain("docker://mine:2");
  }

  @Test
  void aRegistryThatDoesNotAnswerLeavesTheImagesOfThisMachine() {
    evening.world().stopRegistry();
    evening.session().service(Candidates.class).forget();
    assertThat(tab("cosign", "verify", "mine")).containsExactly("mine:2");
  }

  @Test
  void theTagsOfSignaturesAreOfferedOnlyWhereOneIsBegun() {
    evening.type(
        "cosign generate-key-pair && cosign sign --new-bundle-format=false --key cosign.key "
            + image());
    assertThat(tab("cosign", "verify", "localhost")).containsExactly(image());
    assertThat(tab("crane", "manifest", evening.image("studentbook:sh"))).hasSize(1);
  }

  @Test
  void labsAreOfferedByName() throws IOException {
    assertThat(tab("start", "")).hasSize(labs()).contains("sign", "verify", "first-keyless");
    assertThat(tab("start", "tri")).containsExactly("triangulate");
  }

  @Test
  void wordsOfTheCourseAreOffered() {
    assertThat(tab("what", "is", "refer"))
        .containsExactly("reference", "referrer", "referrers-tag");
    assertThat(tab("what", "is", "a", "tuf")).containsExactly("tuf");
  }

  private static int labs() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("labs"))) {
      return (int) files.filter(each -> each.endsWith("scenario.yaml")).count();
    }
  }

  private String image() {
    return evening.image("studentbook:1.0");
  }

  /** Presses the key until there is something to offer, as a person would. */
  private List<String> tab(String... words) {
    List<String> offered = List.of();
    for (int press = 0; press < PRESSES && offered.isEmpty(); press++) {
      if (press > 0) {
        LockSupport.parkNanos(50_000_000);
      }
      offered = completions.of(List.of(words)).stream().map(CompletionProposal::value).toList();
    }
    return offered;
  }
}
