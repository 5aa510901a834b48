package dev.signlab.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.judge.Tool;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stands at the front of the class path spares a command a look through all of it. */
class FrontIntegrationTests {

  private static final Path TARGET = Path.of("target").toAbsolutePath();
  private static final List<String> FRONT = List.of("lib/front.jar", "lib/front-again.jar");

  @TempDir private Path folder;

  /** Asks as Bouncy Castle, the platform's client and its loggers do. */
  static final class Asking {

    private Asking() {}

    /** Asks. */
    public static void main(String[] words) throws IOException {
      KnownProviders.name();
      Logger.getLogger("a library");
      System.getLogger("the platform").log(System.Logger.Level.ERROR, "is not shown");
      InetAddress.getByName("localhost");
      System.err.println(URI.create("http://localhost:1/").toURL().getProtocol());
    }
  }

  @Test
  void nobodyLooksBehindTheSecondJar() throws IOException {
    Path last = folder.resolve("last.jar");
    try (JarOutputStream empty = new JarOutputStream(Files.newOutputStream(last))) {
      empty.flush();
    }
    String shown = asked(last);
    assertThat(shown).contains("front-again.jar").doesNotContain("last.jar", "is not shown");
    assertThat(shown.strip()).endsWith("http");
  }

  private static String asked(Path last) {
    String path =
        String.join(
            File.pathSeparator,
            TARGET.resolve("classes").toString(),
            TARGET.resolve("test-classes").toString(),
            TARGET.resolve(FRONT.getFirst()).toString(),
            TARGET.resolve(FRONT.getLast()).toString(),
            last.toString());
    return new Tool(Path.of(System.getProperty("java.home"), "bin", "java"))
        .succeed(
            "-Dsun.misc.URLClassPath.debug=true",
            "--add-exports=java.base/sun.net.www.protocol.http=ALL-UNNAMED",
            "-cp",
            path,
            Asking.class.getName())
        .stderr();
  }

  @Test
  void theJarHasThemAtItsFront() throws IOException {
    try (JarFile jar = new JarFile(TARGET.resolve("signlab-0.1.0.jar").toFile())) {
      Attributes manifest = jar.getManifest().getMainAttributes();
      assertThat(manifest.getValue("Class-Path").split(" "))
          .startsWith(FRONT.toArray(new String[0]));
      assertThat(manifest.getValue("Add-Exports").split(" "))
          .containsExactly(
              "java.base/sun.net.www.protocol.http", "java.base/sun.net.www.protocol.https");
    }
  }
}
