package dev.signlab.app;

import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/**
 * Where the platform and libraries log to by {@link System.Logger}: nowhere, as with SLF4J. The lab
 * says itself what happened.
 *
 * <p>Only {@code ./lab} finds it, by the two jars at the front of its class path: the platform
 * looks for a finder of loggers when a first library asks for one, also by {@code
 * java.util.logging}, and would open more than a hundred jars to find none. JDK 25 looks one file
 * ahead and then for a second finder, so it takes two files with two finders each for the search to
 * end at once. Whoever uses the lab's jar as a library keeps a finder of their own.
 */
public final class QuietLogs extends System.LoggerFinder {

  /** Is loaded by the platform. */
  public QuietLogs() {}

  @Override
  public System.Logger getLogger(String name, Module module) {
    return new Quiet(name);
  }

  /** The second one, which is found and not used. */
  public static final class Again extends System.LoggerFinder {

    /** Is loaded by the platform. */
    public Again() {}

    @Override
    public System.Logger getLogger(String name, Module module) {
      return new Quiet(name);
    }
  }

  private record Quiet(String name) implements System.Logger {

    @Override
    public String getName() {
      return name;
    }

    @Override
    public boolean isLoggable(Level level) {
      return false;
    }

    @Override
    public void log(
        Level level,
        @Nullable ResourceBundle bundle,
        @Nullable String message,
        @Nullable Throwable thrown) {}

    @Override
    public void log(
        Level level,
        @Nullable ResourceBundle bundle,
        @Nullable String format,
        @Nullable Object @Nullable ... params) {}
  }
}
