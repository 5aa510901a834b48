package dev.signlab.app;

import dev.signlab.http.server.KeyStoreFile;
import dev.signlab.judge.Certificates;
import dev.signlab.judge.DebianRegistry;
import dev.signlab.registry.EmbeddedRegistry;
import dev.signlab.registry.RegistrySettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Debian's registry and the lab's own cannot be told apart by what a learner types. */
class BasicsAgainstRegistriesIntegrationTests {

  private static final String LOGIN = DebianRegistry.USER + ":" + DebianRegistry.PASSWORD;

  @TempDir Path folder;

  @Test
  void debiansRegistry() throws IOException {
    try (DebianRegistry registry = DebianRegistry.in(folder).start()) {
      Basics.in(folder, registry.host(), "").goThrough(registry.url());
    }
  }

  @Test
  void debiansRegistryWithPassword() throws IOException {
    try (DebianRegistry registry = DebianRegistry.in(folder).withPassword().start()) {
      Basics.in(folder, registry.host(), LOGIN).goThrough(registry.url());
    }
  }

  @Test
  void debiansRegistryWithTls() throws IOException {
    try (DebianRegistry registry = DebianRegistry.in(folder).withTls().start()) {
      Basics.in(folder, registry.host(), "")
          .goThrough(registry.url() + " --ca " + registry.certificate());
    }
  }

  @Test
  void debiansRegistryWithPasswordAndTls() throws IOException {
    try (DebianRegistry registry = DebianRegistry.in(folder).withPassword().withTls().start()) {
      Basics.in(folder, registry.host(), LOGIN)
          .goThrough(registry.url() + " --ca " + registry.certificate());
    }
  }

  @Test
  void ourRegistry() throws IOException {
    try (EmbeddedRegistry registry = EmbeddedRegistry.start(settings())) {
      Basics.in(folder, registry.host(), "").goThrough(registry.url());
    }
  }

  @Test
  void ourRegistryWithPassword() throws IOException {
    RegistrySettings settings =
        settings().withCredentials(DebianRegistry.USER, DebianRegistry.PASSWORD);
    try (EmbeddedRegistry registry = EmbeddedRegistry.start(settings)) {
      Basics.in(folder, registry.host(), LOGIN).goThrough(registry.url());
    }
  }

  @Test
  void ourRegistryWithTls() throws IOException {
    Certificates.make(folder);
    KeyStoreFile keyStore =
        new KeyStoreFile(folder.resolve(Certificates.KEY_STORE), Certificates.PASSWORD);
    try (EmbeddedRegistry registry = EmbeddedRegistry.start(settings().withTls(keyStore))) {
      Basics.in(folder, registry.host(), "")
          .goThrough(registry.url() + " --ca " + folder.resolve(Certificates.CERTIFICATE));
    }
  }

  private RegistrySettings settings() {
    return RegistrySettings.of(folder.resolve("store"), InstantSource.system());
  }
}
