package dev.signlab.oci.client;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Problem;
import dev.signlab.http.Response;
import dev.signlab.oci.name.Registry;
import java.net.URI;
import java.util.Locale;

/** Says what is wrong with an answer that did come. */
final class AnswerProblems {

  private static final int LONGEST_SHOWN = 200;

  private AnswerProblems() {}

  static RegistryException badPlace(Registry registry, int status, String field, String text) {
    Problem problem =
        Problem.of("registry " + registry + " sends its clients to a place that is no address")
            .tried("follow " + field + " of its answer " + status)
            .expected("an address that begins with http:// or https://, or a path")
            .found(field + ": " + shown(text))
            .cause(Cause.MALFORMED)
            .build();
    return RegistryException.of(problem, status);
  }

  static RegistryException tooManyRedirects(Registry registry, Response last, String tried) {
    Problem problem =
        Problem.of("registry " + registry + " redirects without end")
            .tried(tried)
            .expected("an answer after at most " + Redirects.MOST + " redirects")
            .found("another one, to " + shown(last.header("Location").orElse("")))
            .cause(Cause.MALFORMED)
            .build();
    return RegistryException.of(problem, last.status());
  }

  /** Content or a password would leave TLS for a connection that everybody on the way reads. */
  static RegistryException opened(Registry registry, URI place) {
    Problem problem =
        Problem.of("registry " + registry + " speaks TLS, but sends its clients to plain HTTP")
            .expected("a place that begins with https://")
            .found(shown(place.toString()))
            .hint("if that is what you want: --allow-http-registry")
            .cause(Cause.MALFORMED)
            .build();
    return RegistryException.of(problem, 0);
  }

  static RegistryException endlessPages(Registry registry, String list, String found) {
    Problem problem =
        Problem.of("the list of registry " + registry + " has no end")
            .tried("GET " + shown(list) + " and the pages that follow it")
            .expected("a last page, one without a link to a next one")
            .found(found)
            .cause(Cause.MALFORMED)
            .build();
    return RegistryException.of(problem, 200);
  }

  /** Refuses a page for people where JSON is expected, as proxies and login pages send it. */
  static void refusePages(Registry registry, Response response) {
    String type = response.header("Content-Type").orElse("").toLowerCase(Locale.ROOT);
    if (type.startsWith("text/html") || type.startsWith("application/xhtml")) {
      throw notJson(registry, response, type);
    }
  }

  private static RegistryException notJson(Registry registry, Response response, String type) {
    Problem problem =
        Problem.of("what answers on " + registry + " is no registry, or something stands before it")
            .tried("GET " + shown(response.uri().getRawPath()))
            .expected("JSON")
            .found("a page of kind " + shown(type))
            .hint("a proxy or a login page may answer in its place: HTTP_PROXY, HTTPS_PROXY")
            .cause(Cause.MALFORMED)
            .build();
    return RegistryException.of(problem, response.status());
  }

  private static String shown(String text) {
    return text.length() > LONGEST_SHOWN ? text.substring(0, LONGEST_SHOWN) + "…" : text;
  }
}
