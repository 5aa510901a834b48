package dev.signlab.oci.client;

import dev.signlab.http.Request;
import dev.signlab.http.Response;
import dev.signlab.oci.name.Registry;
import java.net.URI;

/**
 * Follows redirects (RFC 9110, section 15.4). Blobs may be kept elsewhere; what the place in
 * Location is shown is decided by the one who sends.
 */
final class Redirects {

  /** As many as Go's client follows. */
  static final int MOST = 10;

  private final Registry registry;
  private final boolean mayOpen;

  /**
   * Follows the redirects of a registry.
   *
   * @param mayOpen whether content may be sent in the clear by a registry that speaks TLS
   */
  Redirects(Registry registry, boolean mayOpen) {
    this.registry = registry;
    this.mayOpen = mayOpen;
  }

  /** A request as it goes out: once, or again where that can help. */
  @FunctionalInterface
  interface Sender {
    Response send(Request request);
  }

  Response follow(Response first, Request request, Sender sender) {
    Response current = first;
    for (int i = 0; isRedirect(current, request); i++) {
      Response last = current;
      try (last) {
        if (i == MOST) {
          throw AnswerProblems.tooManyRedirects(registry, last, RegistryHttp.words(request));
        }
      }
      current = sender.send(request.to(next(last, request)));
    }
    return current;
  }

  private URI next(Response response, Request request) {
    URI next = Place.in(registry, response, "Location", response.header("Location").orElse(""));
    boolean opened = !Place.isPlain(response.uri()) && Place.isPlain(next);
    if (opened && !isSafe(request) && !mayOpen) {
      throw AnswerProblems.opened(registry, next);
    }
    return next;
  }

  /** Other methods keep their content only with 307 and 308. */
  private static boolean isRedirect(Response response, Request request) {
    int status = response.status();
    boolean kept = status == 307 || status == 308;
    boolean asked = status == 301 || status == 302 || status == 303;
    return (kept || (asked && isSafe(request))) && response.header("Location").isPresent();
  }

  private static boolean isSafe(Request request) {
    return request.method().equals("GET") || request.method().equals("HEAD");
  }
}
