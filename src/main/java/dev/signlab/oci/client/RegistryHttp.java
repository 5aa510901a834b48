package dev.signlab.oci.client;

import dev.signlab.diagnostic.LabException;
import dev.signlab.http.Body;
import dev.signlab.http.Headers;
import dev.signlab.http.Request;
import dev.signlab.http.Response;
import dev.signlab.http.TransportException;
import dev.signlab.http.TransportException.Failure;
import dev.signlab.oci.name.Registry;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Requests to registries: finds out whether a registry speaks TLS, meets its demands, tries again
 * when it is busy, and follows redirects without taking credentials along.
 */
final class RegistryHttp {

  private static final int TRIES = 3;
  private static final int MOST_REDIRECTS = 5;
  private static final long FIRST_PAUSE_MILLIS = 100;
  private static final long LONGEST_PAUSE_MILLIS = 5_000;

  private final RegistryAccess access;
  private final Authorizer authorizer;
  private final Map<Registry, String> schemes = new ConcurrentHashMap<>();

  RegistryHttp(RegistryAccess access) {
    this.access = access;
    this.authorizer = new Authorizer(access.transport(), access.credentials());
  }

  /**
   * Sends a request and returns any answer but a refusal of credentials.
   *
   * @param scope what is to be done, in the words of the token protocol, such as {@code
   *     repository:app:pull,push}
   * @param pathOrUri a path under the registry, or a whole URI that the registry gave
   */
  Response send(
      Registry registry,
      String scope,
      String method,
      String pathOrUri,
      Headers headers,
      Body body) {
    String base = schemes.computeIfAbsent(registry, this::schemeOf) + "://" + registry;
    URI uri = URI.create(base).resolve(pathOrUri);
    boolean atHome = registry.host().equals(uri.getRawAuthority());
    Request request = new Request(method, uri, headers, body);
    try {
      return atHome ? authorized(registry, scope, request) : retried(request);
    } catch (TransportException e) {
      throw RegistryProblems.silent(registry, e);
    }
  }

  private Response authorized(Registry registry, String scope, Request request) {
    Optional<String> remembered = authorizer.remembered(registry, scope);
    Response first = retried(with(request, remembered));
    if (first.status() != 401) {
      return first.status() == 403
          ? refuse(registry, first, request, true)
          : followed(first, request);
    }
    authorizer.forget(registry, scope);
    Optional<String> answer =
        Challenge.firstKnown(first.headers().all("WWW-Authenticate"))
            .flatMap(challenge -> authorizer.meet(registry, scope, challenge));
    if (answer.isEmpty()) {
      return refuse(registry, first, request, false);
    }
    first.close();
    Response second = retried(with(request, answer));
    if (second.status() == 401 || second.status() == 403) {
      authorizer.forget(registry, scope);
      return refuse(registry, second, request, true);
    }
    return followed(second, request);
  }

  private static Request with(Request request, Optional<String> authorization) {
    return authorization.map(value -> request.with("Authorization", value)).orElse(request);
  }

  private static Response refuse(
      Registry registry, Response response, Request request, boolean shown) {
    try (response) {
      throw RegistryProblems.refused(registry, response, words(request), shown);
    }
  }

  /** Blobs may be kept elsewhere; the place in Location needs no credentials of ours. */
  private Response followed(Response response, Request request) {
    Response current = response;
    for (int i = 0; i < MOST_REDIRECTS && isRedirect(current, request); i++) {
      URI next = current.uri().resolve(current.header("Location").orElse(""));
      current.close();
      current = retried(request.to(next));
    }
    return current;
  }

  private static boolean isRedirect(Response response, Request request) {
    boolean safe = request.method().equals("GET") || request.method().equals("HEAD");
    return safe && response.status() / 100 == 3 && response.header("Location").isPresent();
  }

  private Response retried(Request request) {
    long pause = FIRST_PAUSE_MILLIS;
    for (int attempt = 1; ; attempt++) {
      Response response = access.transport().send(request);
      if (attempt == TRIES || !isBusy(response.status())) {
        return response;
      }
      long wanted = response.header("Retry-After").map(RegistryHttp::seconds).orElse(0L) * 1_000;
      response.close();
      sleep(Math.min(Math.max(pause, wanted), LONGEST_PAUSE_MILLIS));
      pause *= 4;
    }
  }

  private static boolean isBusy(int status) {
    return status == 429 || status == 502 || status == 503 || status == 504;
  }

  private static long seconds(String text) {
    return text.length() < 6 && text.chars().allMatch(Character::isDigit) && !text.isEmpty()
        ? Long.parseLong(text)
        : 0;
  }

  private static void sleep(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Plain HTTP is tried first on loopback, and elsewhere, when it is allowed, after TLS failed. The
   * request that finds out carries no credentials.
   */
  private String schemeOf(Registry registry) {
    boolean plainFirst = registry.isLoopback() && !access.transport().hasOwnTrust();
    String first = plainFirst ? "http" : "https";
    try {
      if (speaks(first, registry)) {
        return first;
      }
      return "https";
    } catch (TransportException e) {
      boolean other = plainFirst || registry.isLoopback() || access.allowHttp();
      if (!other || e.failure() == Failure.REFUSED || e.failure() == Failure.UNKNOWN_HOST) {
        throw RegistryProblems.silent(registry, e);
      }
      return otherScheme(first, registry, e);
    }
  }

  private String otherScheme(String first, Registry registry, TransportException before) {
    String second = first.equals("http") ? "https" : "http";
    try {
      if (speaks(second, registry)) {
        return second;
      }
      throw RegistryProblems.silent(registry, before);
    } catch (TransportException e) {
      throw RegistryProblems.silent(registry, e.failure() == Failure.TLS ? e : before);
    }
  }

  private boolean speaks(String scheme, Registry registry) {
    Request ping = Request.get(URI.create(scheme + "://" + registry + "/v2/"));
    try (Response response = access.transport().send(ping)) {
      return !(scheme.equals("http") && response.status() == 400 && saysTls(response));
    }
  }

  /** Go's servers answer plain HTTP on a TLS port with a sentence. */
  private static boolean saysTls(Response response) {
    try {
      return new String(response.bytes(1_000), StandardCharsets.UTF_8).contains("HTTPS server");
    } catch (LabException e) {
      return false;
    }
  }

  static String words(Request request) {
    return request.method() + " " + request.uri().getRawPath();
  }
}
