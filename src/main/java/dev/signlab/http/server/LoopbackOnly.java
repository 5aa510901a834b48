package dev.signlab.http.server;

import java.io.IOException;
import java.util.Locale;
import java.util.Optional;

/**
 * Refuses requests that a foreign web page made a browser send: those that name another host
 * (somebody's DNS name was pointed at loopback) and those that come from a page of another origin.
 */
record LoopbackOnly(Handler next) implements Handler {

  private static final int MISDIRECTED = 421;
  private static final int FORBIDDEN = 403;

  @Override
  public void handle(Call call) throws IOException {
    if (!isLoopback(call.header("Host").orElse(""))) {
      call.answer(MISDIRECTED, "this server answers to localhost and 127.0.0.1 only\n");
    } else if (!isLocalOrigin(call.header("Origin"))) {
      call.answer(FORBIDDEN, "this server answers no page of another origin\n");
    } else {
      next.handle(call);
    }
  }

  private static boolean isLocalOrigin(Optional<String> origin) {
    return origin.isEmpty() || isLoopback(origin.get().replaceFirst("^https?://", ""));
  }

  static boolean isLoopback(String host) {
    int colon = host.lastIndexOf(':');
    String name = colon < 0 || host.endsWith("]") ? host : host.substring(0, colon);
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.equals("localhost")
        || lower.endsWith(".localhost")
        || lower.equals("[::1]")
        || isLoopbackAddress(lower);
  }

  private static boolean isLoopbackAddress(String name) {
    return name.startsWith("127.")
        && name.chars().allMatch(c -> c == '.' || (c >= '0' && c <= '9'));
  }
}
