package dev.signlab.app;

import java.net.URLStreamHandler;
import java.net.URLStreamHandlerFactory;
import org.jspecify.annotations.Nullable;

/**
 * The platform's own handlers of {@code http} and {@code https}, which it would take at the end as
 * well, after a look through all jars for others. The manifest of the lab's jar opens the packages;
 * where they are closed, or other ones are there, the platform looks as it always does.
 */
final class PlatformProtocols implements URLStreamHandlerFactory {

  @Override
  public @Nullable URLStreamHandler createURLStreamHandler(String protocol) {
    return switch (protocol) {
      case "http" -> made("sun.net.www.protocol.http.Handler");
      case "https" -> made("sun.net.www.protocol.https.Handler");
      default -> null;
    };
  }

  private static @Nullable URLStreamHandler made(String name) {
    try {
      return Class.forName(name).asSubclass(URLStreamHandler.class).getConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      return null;
    }
  }
}
