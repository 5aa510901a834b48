package dev.signlab.oci.client;

import dev.signlab.http.Response;
import dev.signlab.oci.name.Registry;
import java.net.URI;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The header field by which a registry names the next page of a list (RFC 8288, section 3). */
final class LinkHeader {

  private LinkHeader() {}

  /**
   * Returns the next page, or nothing after the last one.
   *
   * @throws RegistryException when the link leads to no address
   */
  static Optional<URI> next(Registry registry, Response response) {
    for (String field : response.headers().all("Link")) {
      int start = field.indexOf('<');
      while (start >= 0) {
        int end = field.indexOf('>', start);
        if (end < 0) {
          throw AnswerProblems.badPlace(registry, response.status(), "Link", field);
        }
        int other = field.indexOf('<', end);
        String parameters = field.substring(end + 1, other < 0 ? field.length() : other);
        if (isNext(parameters)) {
          return Optional.of(Place.in(registry, response, "Link", field.substring(start + 1, end)));
        }
        start = other;
      }
    }
    return Optional.empty();
  }

  private static boolean isNext(String parameters) {
    return Arrays.stream(parameters.toLowerCase(Locale.ROOT).split("[;,]", -1))
        .map(parameter -> parameter.replace(" ", "").replace("\"", ""))
        .anyMatch("rel=next"::equals);
  }
}
