package dev.signlab.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.app.JavaPage.Snippet;
import dev.signlab.http.ExchangeLog;
import dev.signlab.http.HttpTransport;
import dev.signlab.image.ImageBuild;
import dev.signlab.image.ImageStore;
import dev.signlab.image.Progress;
import dev.signlab.judge.Vectors;
import dev.signlab.oci.client.RegistryAccess;
import dev.signlab.oci.client.RegistryClient;
import dev.signlab.oci.name.Repository;
import dev.signlab.oci.name.TagReference;
import dev.signlab.registry.EmbeddedRegistry;
import dev.signlab.registry.RegistrySettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Types every snippet of the page into JShell, and holds it to what the page says is printed. */
class JavaApiPageIntegrationTests {

  private static final Path PAGE = Path.of("content/reference/java-api.adoc");

  @TempDir private Path folder;

  @Test
  void everySnippetOfThePageRuns() throws IOException {
    List<Snippet> snippets = JavaPage.snippets(Files.readString(PAGE));
    RegistrySettings settings = RegistrySettings.of(folder.resolve("r"), InstantSource.system());
    try (EmbeddedRegistry registry = EmbeddedRegistry.start(settings);
        JavaPrompt prompt = new JavaPrompt(folder, registry.host())) {
      pushExample(registry);
      assertThat(snippets).hasSizeGreaterThan(10);
      snippets.stream().filter(each -> !isOfRelease(each)).forEach(prompt::type);
    }
  }

  /** By itself, since what it verifies is not part of the project. */
  @Test
  void whatAWorkflowReleasedIsVerifiedByItsIdentity() throws IOException {
    List<Snippet> snippets = JavaPage.snippets(Files.readString(PAGE));
    copyRelease();
    try (JavaPrompt prompt = new JavaPrompt(folder, "localhost:5001")) {
      assertThat(snippets).filteredOn(JavaApiPageIntegrationTests::isOfRelease).hasSize(1);
      snippets.stream()
          .takeWhile(each -> !isOfRelease(each))
          .map(Snippet::imports)
          .forEach(prompt::type);
      snippets.stream().filter(JavaApiPageIntegrationTests::isOfRelease).forEach(prompt::type);
    }
  }

  private static boolean isOfRelease(Snippet snippet) {
    return snippet.code().contains("a.txt");
  }

  private void copyRelease() throws IOException {
    Path suite = Vectors.folder("sigstore-conformance");
    Files.copy(suite.resolve("a.txt"), folder.resolve("a.txt"));
    Files.copy(
        suite.resolve("happy-path-v0.3-new-mediaType").resolve("bundle.sigstore.json"),
        folder.resolve("a.txt.sigstore.json"));
  }

  private void pushExample(EmbeddedRegistry registry) throws IOException {
    HttpTransport transport = HttpTransport.of(InstantSource.system(), new ExchangeLog());
    RegistryClient client = RegistryClient.of(RegistryAccess.of(transport));
    push(client, Repository.parse(registry.host() + "/app").tag("1.0"), "one");
  }

  private void push(RegistryClient client, TagReference tag, String text) throws IOException {
    Path context = Files.createDirectories(folder.resolve("context"));
    Files.writeString(context.resolve("chapter.txt"), text);
    Path dockerfile =
        Files.writeString(context.resolve("Dockerfile"), "FROM scratch\nCOPY chapter.txt /\n");
    ImageStore images = ImageStore.in(folder.resolve("images"));
    new ImageBuild(images, client, Progress.NONE).run(context, dockerfile, Map.of(), tag);
    images.push(tag, client, (layer, sent, number, total) -> {});
  }
}
