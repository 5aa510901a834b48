package dev.signlab.http.server;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Takes the target of a request apart: a path, and parameters as forms write them. */
final class Query {

  private Query() {}

  /** Returns the decoded path; a plus sign stands for itself there. */
  static String path(String target) {
    int question = target.indexOf('?');
    String path = question < 0 ? target : target.substring(0, question);
    return path.indexOf('%') < 0 ? path : decode(path.replace("+", "%2B"));
  }

  static Optional<String> value(String target, String name) {
    return allValues(target, name).stream().findFirst();
  }

  static List<String> allValues(String target, String name) {
    int question = target.indexOf('?');
    return question < 0 ? List.of() : values(target.substring(question + 1), name).toList();
  }

  /** Returns the values of a parameter of a query or form, in the order in which they stand. */
  static Stream<String> values(String query, String name) {
    return Arrays.stream(query.split("&", -1))
        .map(pair -> pair.split("=", 2))
        .filter(pair -> decode(pair[0]).equals(name))
        .map(pair -> pair.length == 1 ? "" : decode(pair[1]));
  }

  /** A percent sign that begins no code stands for itself. */
  private static String decode(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }
}
