package dev.signlab.oci.client;

import dev.signlab.http.Body;
import dev.signlab.http.Headers;
import dev.signlab.http.Response;
import dev.signlab.json.Json;
import dev.signlab.json.JsonFields;
import dev.signlab.oci.model.MediaType;
import dev.signlab.oci.name.Registry;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/**
 * Reads lists that a registry gives out in pages (distribution-spec: the Link header, RFC 8288).
 */
final class Listing {

  private static final int LARGEST_PAGE = 4 << 20;
  private static final int MOST_PAGES = 1_000;

  /** Some registries filter their pages, so that one may be empty and yet not the last. */
  private static final int MOST_IDLE = 10;

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
    Set<String> asked = new HashSet<>();
    Collected<T> all = new Collected<>();
    String next = path;
    while (!next.isEmpty()) {
      try (Response response = http.send(registry, scope, "GET", next, Headers.NONE, Body.NONE)) {
        if (asked.isEmpty() && isAbsent.test(response)) {
          return Optional.empty();
        }
        all.addPage(page(registry, response, next).array(member), parse);
        asked.add(response.uri().toString());
        next = LinkHeader.next(registry, response).map(URI::toString).orElse("");
      }
      all.trouble(asked, next).ifPresent(found -> endless(registry, path, found));
    }
    return Optional.of(List.copyOf(all.elements));
  }

  private static void endless(Registry registry, String path, String found) {
    throw AnswerProblems.endlessPages(registry, path, found);
  }

  private static JsonFields page(Registry registry, Response response, String place) {
    if (!response.isSuccess()) {
      throw RegistryProblems.unexpected(registry, response, "GET " + place);
    }
    AnswerProblems.refusePages(registry, response);
    return Json.parseObject(response.bytes(LARGEST_PAGE), "answer to GET " + place);
  }

  /** What the pages have brought, and whether there is still something new in them. */
  private static final class Collected<T> {
    private final List<T> elements = new ArrayList<>();
    private final Set<T> known = new HashSet<>();
    private int idle;

    void addPage(List<JsonNode> page, Function<JsonNode, T> parse) {
      int before = known.size();
      for (JsonNode node : page) {
        T element = parse.apply(node);
        elements.add(element);
        known.add(element);
      }
      idle = known.size() == before ? idle + 1 : 0;
    }

    /** Returns what shows that the pages will not end, if anything does. */
    Optional<String> trouble(Set<String> asked, String next) {
      if (next.isEmpty()) {
        return Optional.empty();
      }
      if (asked.contains(next)) {
        return Optional.of("a page whose next page was given already: " + next);
      }
      if (idle >= MOST_IDLE) {
        return Optional.of(idle + " pages in a row with nothing new, and a link to one more");
      }
      return asked.size() >= MOST_PAGES
          ? Optional.of(asked.size() + " pages, and a link to one more")
          : Optional.empty();
    }
  }
}
