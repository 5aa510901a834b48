package dev.signlab.environment.server;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Where the servers of a world run when they are started. */
public sealed interface Hosting {

  /** In this process, and as long as it: for the interactive shell and for tests. */
  record InProcess() implements Hosting {}

  /**
   * In a process of its own that goes on when this one ends: for one-shot commands and scripts.
   *
   * @param command the words that start the lab, to which the words of {@code registry serve} are
   *     added
   */
  record Detached(List<String> command) implements Hosting {

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
      String java = System.getProperty("java.home") + "/bin/java";
      return new Detached(
          List.of(
              java,
              "-XX:+UseSerialGC",
              "-Xmx256m",
              "-cp",
              absolute(System.getProperty("java.class.path")),
              mainClass));
    }

    /** The new process starts in another folder. */
    private static String absolute(String classPath) {
      return Arrays.stream(classPath.split(File.pathSeparator, -1))
          .map(entry -> Path.of(entry).toAbsolutePath().toString())
          .collect(Collectors.joining(File.pathSeparator));
    }
  }
}
