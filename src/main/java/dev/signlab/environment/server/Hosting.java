package dev.signlab.environment.server;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Where the servers of a world run when they are started. */
public sealed interface Hosting {

  /** In this process, and as long as it: for the interactive shell and for tests. */
  record InProcess() implements Hosting {}

  /** In this process, which does nothing else from then on, so that others may end it. */
  record Alone() implements Hosting {}

  /**
   * In a process of its own that goes on when this one ends: for one-shot commands and scripts.
   *
   * @param command the words that start the lab, to which the words of {@code registry serve} are
   *     added
   */
  record Detached(List<String> command) implements Hosting {

    private static final List<String> OPTIONS =
        List.of(
            "-XX:+UseSerialGC",
            "-Xmx256m",
            "-Xmn80m",
            "-XX:MinHeapFreeRatio=20",
            "-XX:MaxHeapFreeRatio=40",
            "-XX:-UsePerfData",
            "-Xlog:aot=off",
            "-Xlog:cds=off");

    /** What the launcher told this process, and the other one must know as well. */
    private static final List<String> HANDED_ON = List.of("signlab.top", "signlab.build");

    /** Copies the words. */
    public Detached {
      command = List.copyOf(command);
    }

    /**
     * Returns a process that runs the same Java and classes as this one.
     *
     * @param mainClass the main class of the lab
     */
    public static Detached likeThis(String mainClass) {
      List<String> words = new ArrayList<>();
      words.add(System.getProperty("java.home") + "/bin/java");
      words.addAll(OPTIONS);
      for (String name : HANDED_ON) {
        String value = System.getProperty(name, "");
        if (!value.isEmpty()) {
          words.add("-D" + name + "=" + value);
        }
      }
      String cache = System.getProperty("signlab.cache", "");
      if (!cache.isEmpty()) {
        words.add("-XX:AOTCache=" + cache);
      }
      words.addAll(List.of("-cp", classPath(), mainClass));
      return new Detached(words);
    }

    /** Returns the class path of this process for one that starts in another folder. */
    public static String classPath() {
      String own = System.getProperty("java.class.path");
      return Arrays.stream(own.split(File.pathSeparator, -1))
          .map(entry -> Path.of(entry).toAbsolutePath().toString())
          .collect(Collectors.joining(File.pathSeparator));
    }
  }
}
