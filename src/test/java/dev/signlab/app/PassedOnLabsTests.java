package dev.signlab.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.oci.client.RegistryClient;
import dev.signlab.oci.model.Descriptor;
import dev.signlab.oci.model.ImageManifest;
import dev.signlab.oci.model.MediaType;
import dev.signlab.oci.name.Reference;
import dev.signlab.scenario.pack.PackedScenario;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A scenario goes from its author to somebody else, who believes nobody but its signer. */
@Tag("alike")
class PassedOnLabsTests {

  private static final String TITLE = "org.opencontainers.image.title";

  @TempDir private Path folder;

  @Test
  void aScenarioIsMadePublishedSignedInstalledAndStarted() throws IOException {
    try (Evening author = Evening.in(folder.resolve("author"));
        Evening learner = Evening.in(folder.resolve("learner"))) {
      Path mine = folder.resolve("mine/my-lab");
      author.type("author new " + mine + " --title \"Sign a book\"");
      Path yaml = mine.resolve("scenario.yaml");
      Files.writeString(yaml, Files.readString(yaml).replace("See the signature hold", "See it"));
      Files.createDirectories(mine.resolve(".git"));
      Files.writeString(mine.resolve(".git/config"), "not passed on");
      author.type("cosign generate-key-pair");
      author.type("cosign generate-key-pair --output-key-prefix eve");
      String ref = author.image("labs/my-lab:1");
      String first = author.type("author publish " + mine + " " + ref);
      assertThat(first).contains("published 9 files", "author sign " + ref);
      Path key = author.world().workspace().resolve("cosign.pub");
      String install = "install " + ref + " --key " + key;
      assertThat(learner.type(install)).contains("not installed", "signature");
      assertThat(author.type("author sign " + ref + " --key eve.key")).contains("signature");
      assertThat(learner.type(install)).contains("not installed: its signature does not hold");
      assertThat(learner.type("install " + ref)).contains("nobody says whose labs are believed");
      assertThat(installed(learner)).isEmpty();

      author.type("author sign " + ref + " --key cosign.key");
      assertThat(author.status()).isZero();
      assertThat(learner.type(install)).contains("verified: sha256:", "start my-lab");
      assertThat(installed(learner)).hasSize(9).noneMatch(name -> name.contains("git"));
      assertThat(learner.type("start my-lab")).contains("Say yes to an image");
      assertThat(learner.type(install)).contains("it is installed already", "--replace");
      assertThat(learner.type(install + " --replace")).contains("installed Sign a book");
      assertThat(folder.resolve("learner/cache")).isDirectoryNotContaining("glob:**/install-*");

      assertThat(author.type("author pack " + mine + " packed"))
          .contains(first.lines().filter(line -> line.startsWith("sha256:")).findFirst().get());
    }
  }

  @Test
  void aPolicyOfTheHomeSaysWhomToBelieve() throws IOException {
    try (Evening evening = Evening.in(folder.resolve("home"))) {
      Path mine = folder.resolve("mine/their-lab");
      evening.type("author new " + mine);
      evening.type("cosign generate-key-pair");
      String ref = evening.image("labs/their-lab:1");
      evening.type("author publish " + mine + " " + ref + " --key cosign.key");
      assertThat(evening.status()).isZero();
      Path policy = folder.resolve("home/labs/policy.yaml");
      Files.createDirectories(policy.getParent());
      Files.writeString(
          policy, evening.type("admission policy ours --images '**/labs/*' --key cosign.pub"));
      assertThat(evening.type("install " + ref)).contains("whom policy.yaml trusts");
      String token = " --key cosign.key --identity-token token";
      assertThat(evening.type("author sign " + ref + token)).contains("not clear who signs");
      assertThat(evening.type("author publish " + mine + " " + ref + token))
          .contains("not clear who signs")
          .doesNotContain("published");
      Files.writeString(
          policy, evening.type("admission policy others --images '**/others/*' --key cosign.pub"));
      assertThat(evening.type("install " + ref + " --replace")).contains("does not allow it");
      String both = "install " + ref + " --replace --key cosign.pub";
      assertThat(evening.type(both)).contains("does not allow it");
      Files.delete(policy);
      evening.type("admission policy others --images '**/others/*' --key cosign.pub > others.yaml");
      assertThat(evening.type(both + " --policy others.yaml")).contains("does not allow it");
      assertThat(evening.type(both)).contains("is signed by", "cosign.pub");
    }
  }

  @Test
  void namesThatLeadOutAndTooManyOrTooLargeFilesAreRefusedBeforeOneIsFetched() {
    try (Evening evening = Evening.in(folder.resolve("home"))) {
      RegistryClient client = evening.session().service(RegistryClient.class);
      evening.type("cosign generate-key-pair");
      List<String> bad =
          List.of("../up", "/etc/x", "a/../../x", ".git/config", "a//b", "a\\..\\b", "C:x", "");
      for (String name : bad) {
        assertThat(refusal(evening, client, layer(name, 2)))
            .as(name)
            .contains("no pack of a scenario", "leads elsewhere");
      }
      assertThat(refusal(evening, client, layer("big", 5 << 20))).contains("too large");
      assertThat(refusal(evening, client, layer("A", 2), layer("a", 2))).contains("one name");
      assertThat(refusal(evening, client, layer("a", 2), layer("a/b", 2)))
          .contains("folder as well");
      Descriptor[] many =
          Stream.iterate(0, i -> i + 1)
              .limit(501)
              .map(i -> layer("f" + i, 2))
              .toArray(Descriptor[]::new);
      assertThat(refusal(evening, client, many)).contains("too many files");
      assertThat(refusal(evening, client, layer("notes.txt", 2))).contains("no scenario.yaml");
      assertThat(refusal(evening, client, layer("scenario.yaml", 2), layer("b/scenario.yaml", 2)))
          .contains("no pack of a scenario", "scenario within it");
      assertThat(folder.resolve("home/labs")).doesNotExist();
    }
  }

  /** The blobs of most of these layers are nowhere: what would ask for one would fail otherwise. */
  private static String refusal(Evening evening, RegistryClient client, Descriptor... layers) {
    Reference ref = Reference.parse(evening.image("labs/bad:1"));
    byte[] empty = "{}".getBytes(StandardCharsets.UTF_8);
    client.pushBlob(ref.repository(), empty);
    client.pushBlob(ref.repository(), "xx".getBytes(StandardCharsets.UTF_8));
    client.pushBlob(ref.repository(), new byte[5 << 20]);
    client.pushManifest(
        ref,
        ImageManifest.of(Descriptor.of(MediaType.OCI_EMPTY, empty))
            .artifactType(PackedScenario.TYPE)
            .layers(List.of(layers))
            .build());
    evening.type("cosign sign --key cosign.key " + ref);
    return evening.type("install " + ref + " --key cosign.pub");
  }

  private static Descriptor layer(String name, int size) {
    byte[] bytes = size == 2 ? "xx".getBytes(StandardCharsets.UTF_8) : new byte[size];
    return Descriptor.of(new MediaType("application/octet-stream"), bytes)
        .withAnnotations(Map.of(TITLE, name));
  }

  private static List<String> installed(Evening evening) throws IOException {
    Path labs = evening.progress().resolve("../../labs").normalize();
    if (!Files.isDirectory(labs)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(labs)) {
      return files.filter(Files::isRegularFile).map(Path::toString).toList();
    }
  }
}
