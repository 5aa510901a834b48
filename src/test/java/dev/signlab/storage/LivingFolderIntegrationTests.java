package dev.signlab.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What a killed process has left is cleared by the next; what is in use stays. */
class LivingFolderIntegrationTests {

  private static final String PREFIX = "signlab-living-" + ProcessHandle.current().pid() + "-";

  @Test
  void whatAKilledProcessLeftIsClearedAndWhatIsInUseIsNot() throws Exception {
    Path killed = folder("killed", true);
    Files.createDirectories(killed.resolve("workspace"));
    Files.writeString(killed.resolve("workspace/cosign.key"), "secret");
    Path beginning = folder("beginning", false);
    Path other = folder("other", true);
    Process holder = hold(other.resolve(".alive"));
    try (LivingFolder first = LivingFolder.make(PREFIX);
        LivingFolder second = LivingFolder.make(PREFIX)) {
      assertThat(killed).doesNotExist();
      assertThat(List.of(first.path(), second.path(), beginning, other)).allMatch(Files::exists);
      holder.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
      LivingFolder.make(PREFIX).close();
      assertThat(other).doesNotExist();
      assertThat(first.path()).exists();
    } finally {
      holder.destroyForcibly();
      TemporaryFolder.delete(beginning);
    }
    assertThat(left()).isEmpty();
  }

  private static Path folder(String name, boolean marked) throws IOException {
    Path folder = Files.createTempDirectory(PREFIX + name);
    if (marked) {
      Files.createFile(folder.resolve(".alive"));
    }
    return folder;
  }

  /** Another process that holds the lock until it is killed. */
  private static Process hold(Path mark) throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                Holder.class.getName(),
                mark.toString())
            .start();
    assertThat(process.getInputStream().read()).isEqualTo('.');
    return process;
  }

  private static List<Path> left() throws IOException {
    Path parent = Path.of(System.getProperty("java.io.tmpdir"));
    try (var all = Files.list(parent)) {
      return all.filter(f -> String.valueOf(f.getFileName()).startsWith(PREFIX)).toList();
    }
  }

  /** What the other process runs. */
  static final class Holder {
    private Holder() {}

    public static void main(String[] words) throws Exception {
      var mark =
          java.nio.channels.FileChannel.open(
              Path.of(words[0]), java.nio.file.StandardOpenOption.WRITE);
      mark.lock();
      System.out.print('.');
      System.out.flush();
      Thread.sleep(60_000);
    }
  }
}
