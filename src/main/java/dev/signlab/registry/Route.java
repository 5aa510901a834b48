package dev.signlab.registry;

import java.util.List;
import java.util.Optional;

/** What a path asks for (distribution-spec, section Endpoints); names are not checked yet. */
sealed interface Route {

  /** {@code /v2/}: is this a registry? */
  record Base() implements Route {}

  /** {@code /v2/_catalog}: which repositories are there? */
  record Catalog() implements Route {}

  /** {@code /v2/<name>/tags/list}. */
  record Tags(String repository) implements Route {}

  /** {@code /v2/<name>/blobs/<digest>}. */
  record Blob(String repository, String digest) implements Route {}

  /** {@code /v2/<name>/blobs/uploads/}. */
  record NewUpload(String repository) implements Route {}

  /** {@code /v2/<name>/blobs/uploads/<id>}. */
  record OpenUpload(String repository, String id) implements Route {}

  /** {@code /v2/<name>/manifests/<tag or digest>}. */
  record Manifests(String repository, String reference) implements Route {}

  /** {@code /v2/<name>/referrers/<digest>}. */
  record Referrers(String repository, String digest) implements Route {}

  /**
   * Reads a path from its end, since a repository's name may have any number of words, also words
   * such as {@code blobs}.
   */
  static Optional<Route> of(String path) {
    if (path.equals("/v2/") || path.equals("/v2")) {
      return Optional.of(new Base());
    }
    if (path.equals("/v2/_catalog")) {
      return Optional.of(new Catalog());
    }
    List<String> words = List.of(path.split("/", -1));
    return path.startsWith("/v2/") && words.size() >= 5 ? inRepository(words) : Optional.empty();
  }

  private static Optional<Route> inRepository(List<String> words) {
    int size = words.size();
    String last = words.get(size - 1);
    String kind = words.get(size - 2);
    if (kind.equals("uploads") && size > 5 && words.get(size - 3).equals("blobs")) {
      String name = name(words, 3);
      return Optional.of(last.isEmpty() ? new NewUpload(name) : new OpenUpload(name, last));
    }
    return switch (kind) {
      case "tags" -> last.equals("list") ? Optional.of(new Tags(name(words, 2))) : Optional.empty();
      case "blobs" -> Optional.of(blob(name(words, 2), last));
      case "manifests" -> Optional.of(new Manifests(name(words, 2), last));
      case "referrers" -> Optional.of(new Referrers(name(words, 2), last));
      default -> Optional.empty();
    };
  }

  private static Route blob(String name, String last) {
    return last.equals("uploads") ? new NewUpload(name) : new Blob(name, last);
  }

  /** The words between {@code /v2/} and those at the end. */
  private static String name(List<String> words, int atEnd) {
    return String.join("/", words.subList(2, words.size() - atEnd));
  }
}
