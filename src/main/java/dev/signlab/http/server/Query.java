package dev.signlab.http.server;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

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
    int question = target.indexOf('?');
    if (question < 0) {
      return Optional.empty();
    }
    String query = target.substring(question + 1);
    for (String pair : query.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (decode(equals < 0 ? pair : pair.substring(0, equals)).equals(name)) {
        return Optional.of(equals < 0 ? "" : decode(pair.substring(equals + 1)));
      }
    }
    return Optional.empty();
  }

  /** Returns how often a parameter is there. */
  static int count(String target, String name) {
    int count = 0;
    for (String pair : target.substring(target.indexOf('?') + 1).split("&", -1)) {
      int equals = pair.indexOf('=');
      if (decode(equals < 0 ? pair : pair.substring(0, equals)).equals(name)) {
        count++;
      }
    }
    return count;
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
