package dev.signlab.sigstore.client;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.http.Body;
import dev.signlab.http.HttpTransport;
import dev.signlab.http.Request;
import dev.signlab.http.Response;
import dev.signlab.http.TransportException;
import dev.signlab.json.Json;
import java.net.URI;
import java.net.URISyntaxException;
import tools.jackson.databind.JsonNode;

/**
 * The way to one service: sends requests to it, records them, and says in words why no usable
 * answer came. Immutable and safe for use by several threads.
 *
 * @param name what the service is called, such as {@code Fulcio}
 * @param base its address, without a slash at its end
 * @param transport what reaches it
 */
public record ServiceDoor(String name, URI base, HttpTransport transport) {

  /** The most bytes of an answer that are read: 1 MiB. */
  public static final int LARGEST = 1 << 20;

  /**
   * Returns the way to a service.
   *
   * @param name what it is called
   * @param url its address as somebody wrote it
   * @throws LabException when that is no address of HTTP
   */
  public static ServiceDoor of(String name, String url, HttpTransport transport) {
    return new ServiceDoor(name, address(name, url), transport);
  }

  private static URI address(String name, String url) {
    try {
      URI uri = new URI(url.replaceFirst("/+$", ""));
      String scheme = String.valueOf(uri.getScheme());
      if (uri.getHost() != null && (scheme.equals("http") || scheme.equals("https"))) {
        return uri;
      }
    } catch (URISyntaxException e) {
      // It is said below.
    }
    throw Problem.of("the address of " + name + " is none")
        .expected("http://HOST:PORT or https://HOST")
        .found(url)
        .cause(Cause.MALFORMED)
        .asException();
  }

  /** Returns who answers, for problems: name and address. */
  public String who() {
    return name + " at " + base;
  }

  /** Asks for something below the address of the service. */
  public ServiceAnswer get(String path) {
    return send(Request.get(at(path)));
  }

  /** Asks for something of at most {@code most} bytes. */
  public ServiceAnswer get(String path, int most) {
    return send(Request.get(at(path)), most);
  }

  /** Sends JSON to a path below the address of the service. */
  public ServiceAnswer post(String path, JsonNode body) {
    return send(json(path, body));
  }

  /** Returns a request that carries JSON, to which fields can still be added. */
  public Request json(String path, JsonNode body) {
    return Request.of("POST", at(path))
        .with("Content-Type", "application/json")
        .with("Accept", "application/json")
        .with(Body.of(Json.write(body)));
  }

  /** Returns the address of something below that of the service. */
  public URI at(String path) {
    return URI.create(base + path);
  }

  /**
   * Sends a request and reads all of the answer.
   *
   * @throws LabException with the cause {@link Cause#NO_SERVICE} when none comes
   */
  public ServiceAnswer send(Request request) {
    return send(request, LARGEST);
  }

  private ServiceAnswer send(Request request, int most) {
    try (Response response = transport.send(request)) {
      return new ServiceAnswer(who(), response.status(), response.headers(), response.bytes(most));
    } catch (TransportException e) {
      throw noAnswer(request, e);
    }
  }

  private LabException noAnswer(Request request, TransportException e) {
    boolean local = HttpTransport.isLoopback(String.valueOf(request.uri().getHost()));
    Problem.Builder problem =
        Problem.of(e.told(who(), "no answer from " + who() + ": " + e.failure().words()))
            .tried(request.method() + " " + request.uri())
            .expected(name + ", listening there")
            .found(e.problem().foundOrSummary())
            .cause(
                e.failure() == TransportException.Failure.UNTRUSTED
                    ? Cause.UNTRUSTED_SERVER
                    : Cause.NO_SERVICE);
    e.problem().hints().forEach(problem::hint);
    if (local && e.failure() == TransportException.Failure.REFUSED) {
      problem.hint("see which services run", "status");
    }
    return problem.asException(e);
  }

  /**
   * Begins the problem of an answer that is a refusal.
   *
   * @param summary what is said first, such as cosign's words
   * @param tried what was asked for
   * @param expected the status of success
   */
  public Problem.Builder refused(
      String summary, String tried, String expected, ServiceAnswer answer) {
    String said = ServiceWords.of(answer.body());
    return Problem.of(summary)
        .tried(tried)
        .expected("status " + expected)
        .found("status " + answer.status() + (said.isEmpty() ? "" : ": " + said))
        .cause(Cause.SERVICE_REFUSED);
  }
}
