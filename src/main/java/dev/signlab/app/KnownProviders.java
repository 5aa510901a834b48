package dev.signlab.app;

import java.net.URL;
import java.util.List;

/**
 * Names the providers for which the platform and libraries would look through all jars, where each
 * look opens more than a hundred of them.
 */
final class KnownProviders {

  private static final String SELECTOR = "java.nio.channels.spi.SelectorProvider";

  /** Those that the platform itself takes at the end, on Linux and on macOS. */
  private static final List<String> OF_SELECTORS =
      List.of("sun.nio.ch.EPollSelectorProvider", "sun.nio.ch.KQueueSelectorProvider");

  private KnownProviders() {}

  /** Names them to whoever asks later. */
  static void name() {
    // Nobody reads what libraries log.
    System.setProperty("slf4j.provider", "org.slf4j.nop.NOPServiceProvider");
    System.setProperty("slf4j.internal.verbosity", "WARN");
    if (System.getProperty(SELECTOR) == null) {
      OF_SELECTORS.stream()
          .filter(KnownProviders::isThere)
          .findFirst()
          .ifPresent(name -> System.setProperty(SELECTOR, name));
    }
    URL.setURLStreamHandlerFactory(new PlatformProtocols());
  }

  /**
   * Spares a process that serves what it has no use for: rules of time zones and the locales of all
   * countries, which Jetty asks for as it starts. Servers, and the tools whose commands they take,
   * tell times in UTC and say all in English; {@code date} and {@code ls} are not among them.
   */
  static void nameForServer() {
    System.setProperty("user.timezone", "UTC");
    System.setProperty("java.locale.providers", "FALLBACK");
  }

  private static boolean isThere(String name) {
    try {
      Class.forName(name, false, null);
      return true;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }
}
