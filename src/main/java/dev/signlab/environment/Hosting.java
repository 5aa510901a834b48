package dev.signlab.environment;

import java.util.List;

/** Where the embedded registry runs when it is started. */
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
              System.getProperty("java.class.path"),
              mainClass));
    }
  }
}
