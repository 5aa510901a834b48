package dev.signlab.oci.client;

import dev.signlab.http.Body;
import dev.signlab.http.Headers;
import dev.signlab.http.Response;
import dev.signlab.json.Json;
import dev.signlab.json.JsonFields;
import dev.signlab.oci.model.MediaType;
import dev.signlab.oci.name.Registry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/**
 * Reads lists that a registry gives out in pages (distribution-spec: the Link header, RFC 8288).
 */
final class Listing {

  private static final int LARGEST_PAGE = 4 << 20;
  private static final int MOST_PAGES = 1_000;

  private final RegistryHttp http;

  Listing(RegistryHttp http) {
    this.http = http;
  }

  /**
   * Reads all pages.
   *
   * @param member the array in each page
   * @return the elements, or nothing when the first page is not there (404)
   */
  <T> Optional<List<T>> all(
      Registry registry, String scope, String path, String member, Function<JsonNode, T> parse) {
    return all(registry, scope, path, member, parse, response -> response.status() == 404);
  }

  /**
   * Reads an index in pages.
   *
   * @return its manifests, or nothing when the registry does not serve this kind of request: by its
   *     status, or by answering with something else
   */
  <T> Optional<List<T>> index(
      Registry registry, String scope, String path, Function<JsonNode, T> parse) {
    return all(registry, scope, path, "manifests", parse, Listing::isNoIndex);
  }

  private static boolean isNoIndex(Response response) {
    int status = response.status();
    return status == 400
        || status == 404
        || status == 405
        || status == 406
        || (response.isSuccess()
            && response
                .header("Content-Type")
                .map(MediaType::ofHeader)
                .filter(MediaType.OCI_INDEX::equals)
                .isEmpty());
  }

  private <T> Optional<List<T>> all(
      Registry registry,
      String scope,
      String path,
      String member,
      Function<JsonNode, T> parse,
      Predicate<Response> isAbsent) {
    List<T> all = new ArrayList<>();
    String next = path;
    for (int page = 0; page < MOST_PAGES && !next.isEmpty(); page++) {
      try (Response response = http.send(registry, scope, "GET", next, Headers.NONE, Body.NONE)) {
        if (page == 0 && isAbsent.test(response)) {
          return Optional.empty();
        }
        if (!response.isSuccess()) {
          throw RegistryProblems.unexpected(registry, response, "GET " + next);
        }
        JsonFields fields = Json.parseObject(response.bytes(LARGEST_PAGE), "answer to GET " + next);
        fields.array(member).forEach(element -> all.add(parse.apply(element)));
        next = nextPage(response);
      }
    }
    return Optional.of(List.copyOf(all));
  }

  private static String nextPage(Response response) {
    String link = response.header("Link").orElse("");
    int start = link.indexOf('<');
    int end = link.indexOf('>', start + 1);
    boolean isNext = link.contains("rel=\"next\"") || link.contains("rel=next");
    return start < 0 || end < 0 || !isNext
        ? ""
        : response.uri().resolve(link.substring(start + 1, end)).toString();
  }
}
