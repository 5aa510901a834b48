package dev.signlab.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a learner reads whose registry has a disk of one mebibyte. */
class FullDiskPushIntegrationTests {

  @TempDir Path home;
  private boolean mounted;

  @BeforeEach
  void mount() throws Exception {
    Path registry = Files.createDirectories(home.resolve("registry"));
    mounted = run("mount", "-t", "tmpfs", "-o", "size=1m", "none", registry.toString()) == 0;
    assumeTrue(mounted, "no small disk can be mounted here");
  }

  @AfterEach
  void unmount() throws Exception {
    if (mounted) {
      run("umount", "-l", home.resolve("registry").toString());
    }
  }

  @Test
  void theFullDiskIsNamedAndALineSaysWhereItIs() throws Exception {
    try (Evening evening = Evening.in(home)) {
      byte[] large = new byte[2 << 20];
      new Random(1).nextBytes(large);
      Files.write(evening.world().workspace().resolve("large"), large);
      evening.type("echo FROM scratch > Dockerfile && echo COPY large /large >> Dockerfile");
      evening.type("docker build -t " + evening.image("large:1") + " .");

      String answer = evening.type("docker push " + evening.image("large:1"));

      assertThat(evening.status()).isNotZero();
      assertThat(answer)
          .contains("error: the disk of registry " + evening.world().registry() + " is full")
          .contains(": registry status");
      assertThat(evening.type("registry status")).contains(home.resolve("registry").toString());
      assertThat(evening.status()).isZero();
    }
  }

  private static int run(String... command) throws Exception {
    return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor();
  }
}
