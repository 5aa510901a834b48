package dev.signlab.oci.client;

import dev.signlab.diagnostic.LabException;
import dev.signlab.http.Body;
import dev.signlab.http.Headers;
import dev.signlab.http.Request;
import dev.signlab.http.Response;
import dev.signlab.http.TransportException;
import dev.signlab.http.TransportException.Failure;
import dev.signlab.oci.client.Redirects.Sender;
import dev.signlab.oci.name.Registry;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Requests to registries: finds out whether a registry speaks TLS, meets its demands, tries again
 * when it is busy, and follows redirects without taking credentials along.
 */
final class RegistryHttp {

  private final RegistryAccess access;
  private final Retrying retrying;
  private final Authorizer authorizer;
  private final Map<Registry, String> schemes = new ConcurrentHashMap<>();

  RegistryHttp(RegistryAccess access) {
    this.access = access;
    this.retrying = new Retrying(access.transport(), access.retries());
    this.authorizer = new Authorizer(access, retrying);
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
    Request request = request(registry, method, pathOrUri, headers, body);
    try {
      return send(registry, scope, request, this::again);
    } catch (TransportException e) {
      throw Silence.of(registry, e);
    }
  }

  /** Sends a request that is only a step of something which is begun again as a whole. */
  Response sendOnce(
      Registry registry,
      String scope,
      String method,
      String pathOrUri,
      Headers headers,
      Body body) {
    Request request = request(registry, method, pathOrUri, headers, body);
    return send(registry, scope, request, access.transport()::send);
  }

  /** Does something of several steps, and again where that can help. */
  Response retried(Registry registry, Supplier<Response> act) {
    try {
      return retrying.run(words(registry), act);
    } catch (TransportException e) {
      throw Silence.of(registry, e);
    }
  }

  private Request request(
      Registry registry, String method, String pathOrUri, Headers headers, Body body) {
    String base = schemes.computeIfAbsent(registry, this::schemeOf) + "://" + registry;
    return new Request(method, URI.create(base).resolve(pathOrUri), headers, body);
  }

  private Response send(Registry registry, String scope, Request request, Sender sender) {
    Sender here = each -> sendWhole(registry, scope, each, sender);
    return new Redirects(registry, mayOpen(registry)).follow(here.send(request), request, here);
  }

  /** What is sent elsewhere is shown nothing: a place in Location needs no credentials of ours. */
  private Response sendWhole(Registry registry, String scope, Request request, Sender sender) {
    String scheme = schemes.getOrDefault(registry, "https");
    return Place.isAtHome(registry, scheme, request.uri())
        ? authorized(registry, scope, request, sender)
        : sender.send(request);
  }

  private boolean mayOpen(Registry registry) {
    return access.allowHttp() || registry.isLoopback();
  }

  /** Returns where a registry wants the next request for content, within what was allowed. */
  URI place(Registry registry, Response response, String location) {
    URI place = Place.in(registry, response, "Location", location);
    if (Place.isPlain(place) && !Place.isPlain(response.uri()) && !mayOpen(registry)) {
      throw AnswerProblems.opened(registry, place);
    }
    return place;
  }

  private Response again(Request request) {
    return retrying.send("registry " + request.uri().getRawAuthority(), request);
  }

  private static String words(Registry registry) {
    return "registry " + registry;
  }

  private Response authorized(Registry registry, String scope, Request request, Sender sender) {
    Optional<String> remembered = authorizer.remembered(registry, scope);
    Response first = sender.send(with(request, remembered));
    if (first.status() != 401) {
      return first.status() == 403 ? refuse(registry, scope, first, request) : first;
    }
    authorizer.forget(registry, scope);
    Optional<String> answer =
        Challenge.firstKnown(first.headers().all("WWW-Authenticate"))
            .flatMap(challenge -> authorizer.meet(registry, scope, challenge));
    if (answer.isEmpty()) {
      return refuse(registry, scope, first, request);
    }
    first.close();
    Response second = sender.send(with(request, answer));
    if (second.status() == 401 || second.status() == 403) {
      authorizer.forget(registry, scope);
      return refuse(registry, scope, second, request);
    }
    return second;
  }

  private static Request with(Request request, Optional<String> authorization) {
    return authorization.map(value -> request.with("Authorization", value)).orElse(request);
  }

  private Response refuse(Registry registry, String scope, Response response, Request request) {
    try (response) {
      throw RegistryRefusal.of(
          registry, response, words(request), authorizer.hasLogin(registry, scope));
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
        throw Silence.of(registry, e);
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
      throw Silence.of(registry, before);
    } catch (TransportException e) {
      boolean telling = e.failure() == Failure.UNTRUSTED || e.failure() == Failure.TLS;
      throw Silence.of(registry, telling ? e : before);
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
