package dev.signlab.http.server;

import java.io.IOException;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Refuses requests that a foreign web page made a browser send: those that name another host
 * (somebody's DNS name was pointed at loopback) and those that come from a page of another origin.
 */
record LoopbackOnly(Handler next) implements Handler {

  private static final int MISDIRECTED = 421;
  private static final int FORBIDDEN = 403;

  private static final String AUTHORITY =
      "(localhost|([a-z0-9-]+\\.)+localhost|127(\\.[0-9]{1,3}){1,3}|\\[::1])(:[0-9]{0,5})?";

  private static final Pattern HOST = Pattern.compile(AUTHORITY);
  private static final Pattern ORIGIN = Pattern.compile("https?://" + AUTHORITY);

  /** Clients name the same host thousands of times in a second. */
  private static volatile String latest = "localhost";

  @Override
  public void handle(Call call) throws IOException {
    if (!isLoopback(call.header("Host").orElse(""))) {
      call.answer(MISDIRECTED, "this server answers to localhost and 127.0.0.1 only\n");
    } else if (!call.all("Origin").stream().allMatch(LoopbackOnly::isLocal)) {
      call.answer(FORBIDDEN, "this server answers no page of another origin\n");
    } else {
      next.handle(call);
    }
  }

  static boolean isLoopback(String host) {
    return host.equals(latest) || isNewLoopback(host);
  }

  private static boolean isNewLoopback(String host) {
    boolean isLoopback = HOST.matcher(host.toLowerCase(Locale.ROOT)).matches();
    if (isLoopback) {
      latest = host;
    }
    return isLoopback;
  }

  private static boolean isLocal(String origin) {
    return ORIGIN.matcher(origin.toLowerCase(Locale.ROOT)).matches();
  }
}
