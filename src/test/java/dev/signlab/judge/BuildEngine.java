package dev.signlab.judge;

import dev.signlab.skipped.Skip;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** A container engine that builds images with BuildKit, reached by a {@code docker} on PATH. */
public final class BuildEngine {

  private static final int CLIENT_WITHOUT_BUILDER = 23;

  private BuildEngine() {}

  /** Returns the command line, or skips the running test by the name of what is missing. */
  public static Tool require() {
    List<Tool> clients =
        Stream.of(System.getenv().getOrDefault("PATH", "").split(":", -1))
            .map(folder -> Path.of(folder, "docker"))
            .filter(Files::isExecutable)
            .map(file -> new Tool(file).with("DOCKER_BUILDKIT", "1"))
            .filter(BuildEngine::builds)
            .toList();
    if (clients.isEmpty()) {
      throw Skip.because("docker build is not here");
    }
    if (clients.getFirst().run("info").status() != 0) {
      throw Skip.because("no container engine answers");
    }
    return clients.getFirst();
  }

  /** Newer clients leave building to a program of its own. */
  private static boolean builds(Tool client) {
    String[] words = client.run("--version").stdout().split("[ .]", -1);
    boolean isOld =
        Arrays.stream(words)
            .filter(word -> word.matches("[0-9]+"))
            .findFirst()
            .filter(major -> Integer.parseInt(major) < CLIENT_WITHOUT_BUILDER)
            .isPresent();
    return isOld || client.run("buildx", "version").status() == 0;
  }
}
