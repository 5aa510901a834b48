package dev.signlab.registry;

import static dev.signlab.registry.RegistryClient.code;
import static dev.signlab.registry.RegistryClient.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.signlab.crypto.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A registry on a disk of one mebibyte. */
class FullDiskIntegrationTests {

  private static final int MORE_THAN_FITS = 2 << 20;

  @TempDir Path folder;
  private boolean mounted;

  @BeforeEach
  void mount() throws Exception {
    mounted = run("mount", "-t", "tmpfs", "-o", "size=1m", "none", folder.toString()) == 0;
    assumeTrue(mounted, "no small disk can be mounted here");
  }

  @AfterEach
  void unmount() throws Exception {
    if (mounted) {
      run("umount", "-l", folder.toString());
    }
  }

  @Test
  void saysSoAndGivesBackTheSpaceOfWhatItRefused() throws IOException {
    try (EmbeddedRegistry registry =
            EmbeddedRegistry.start(RegistrySettings.of(folder, InstantSource.system()));
        RegistryClient client = new RegistryClient("http://127.0.0.1:" + registry.port())) {
      byte[] large = new byte[MORE_THAN_FITS];
      String location = client.location(client.call("POST", "/v2/app/blobs/uploads/"));
      for (String path :
          new String[] {
            location + "?digest=" + Digest.of(large),
            "/v2/app/blobs/uploads/?digest=" + Digest.of(large)
          }) {
        var refused = client.send(path.startsWith(location) ? "PUT" : "POST", path, large);
        assertThat(refused.statusCode()).isEqualTo(507);
        assertThat(text(refused)).contains("the disk of the registry is full");
        assertThat(code(refused)).isEqualTo("UNKNOWN");
        assertThat(bytesUnderWay()).isZero();
      }
      assertThat(client.pushBlob("app", new byte[1000])).isEqualTo(Digest.of(new byte[1000]));
    }
  }

  private long bytesUnderWay() throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve("uploads"))) {
      return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
    }
  }

  private static int run(String... command) throws Exception {
    return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor();
  }
}
