package dev.signlab.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.http.ExchangeLog;
import dev.signlab.http.HttpTransport;
import dev.signlab.json.Json;
import dev.signlab.judge.DebianRegistry;
import dev.signlab.judge.Tool;
import dev.signlab.oci.client.RegistryAccess;
import dev.signlab.oci.client.RegistryClient;
import dev.signlab.oci.layout.ImageSource;
import dev.signlab.oci.name.Reference;
import dev.signlab.oci.name.TagReference;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What the lab builds, read by tools that nobody here wrote. */
class ImageJudgesIntegrationTests {

  @TempDir Path folder;

  private final RegistryClient client =
      RegistryClient.of(
          RegistryAccess.of(HttpTransport.of(InstantSource.system(), new ExchangeLog())));

  @Test
  void craneFindsTheImageValidThatWasBuiltAndPushed() throws IOException {
    try (DebianRegistry registry = DebianRegistry.in(folder).start()) {
      Reference reference = Reference.parse(registry.host() + "/studentbook:1.0");
      LocalImage image = build((TagReference) reference);
      ImageStore.in(folder.resolve("images"))
          .push(reference, client, (layer, sent, n, total) -> {});
      Tool crane = Tool.require("crane");

      assertThat(crane.succeed("digest", "--insecure", reference.toString()).stdout().strip())
          .isEqualTo(image.digest().toString());
      crane.succeed("validate", "--insecure", "--remote", reference.toString());
    }
  }

  @Test
  void skopeoSaysTheSameOfAnArchiveThatWeWrote() throws IOException {
    Tool skopeo = Tool.require("skopeo-new");
    TagReference name = (TagReference) Reference.parse("studentbook:1.0");
    LocalImage image = build(name);
    Path archive = folder.resolve("stud.tar");
    ImageSource images =
        new ImageLocation.InLayout(folder.resolve("images"), Optional.of(name.toString()))
            .source(client);
    new Copying(client, (blob, isLayer, sent) -> {})
        .copy(images, images.manifest(), ImageLocation.parse("oci-archive:" + archive + ":one"));

    String said = skopeo.succeed("inspect", "oci-archive:" + archive + ":one").stdout();
    JsonNode theirs = Json.parse(said.getBytes(StandardCharsets.UTF_8), "skopeo's answer");
    JsonNode ours =
        new ImageInspection(client).describe(ImageLocation.parse("oci-archive:" + archive), true);

    assertThat(theirs.path("Digest").asString()).isEqualTo(image.digest().toString());
    for (String member :
        new String[] {"Layers", "Labels", "Architecture", "Os", "Created", "Env"}) {
      assertThat(ours.get(member)).as(member).isEqualTo(theirs.get(member));
    }
  }

  private LocalImage build(TagReference name) throws IOException {
    Path context = Files.createDirectories(folder.resolve("context"));
    Files.writeString(context.resolve("book"), "pages");
    Path dockerfile =
        Files.writeString(
            folder.resolve("Dockerfile"),
            "FROM scratch\nCOPY book /book\nLABEL a=b\nENV C=d\nCMD [\"/book\"]\n");
    ImageStore store = ImageStore.in(folder.resolve("images"));
    return new ImageBuild(store, client, Progress.NONE).run(context, dockerfile, Map.of(), name);
  }
}
