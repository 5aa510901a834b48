package dev.signlab.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.app.JavaPage.Snippet;
import dev.signlab.engine.TestImages;
import dev.signlab.http.ExchangeLog;
import dev.signlab.http.HttpTransport;
import dev.signlab.oci.client.RegistryAccess;
import dev.signlab.oci.client.RegistryClient;
import dev.signlab.oci.name.Repository;
import dev.signlab.registry.EmbeddedRegistry;
import dev.signlab.registry.RegistrySettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
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
      pushExamples(registry);
      assertThat(snippets).hasSizeGreaterThan(10);
      snippets.forEach(prompt::type);
    }
  }

  private static void pushExamples(EmbeddedRegistry registry) {
    HttpTransport transport = HttpTransport.of(InstantSource.system(), new ExchangeLog());
    RegistryClient client = RegistryClient.of(RegistryAccess.of(transport));
    Repository app = Repository.parse(registry.host() + "/app");
    TestImages.push(client, app.tag("1.0"), "one");
    TestImages.push(client, app.tag("2.0"), "two");
  }
}
