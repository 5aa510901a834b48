package dev.signlab.oci.client;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a registry demands (RFC 9110, section 11.6.1).
 *
 * @param scheme {@code basic} or {@code bearer}
 * @param parameters such as {@code realm}, {@code service} and {@code scope}
 */
record Challenge(String scheme, Map<String, String> parameters) {

  /** Reads the first challenge that we can meet. */
  static Optional<Challenge> firstKnown(List<String> headers) {
    return headers.stream()
        .map(Challenge::parse)
        .filter(each -> each.scheme.equals("basic") || each.scheme.equals("bearer"))
        .findFirst();
  }

  Optional<String> parameter(String name) {
    return Optional.ofNullable(parameters.get(name));
  }

  private static Challenge parse(String header) {
    int space = header.indexOf(' ');
    String scheme = space < 0 ? header : header.substring(0, space);
    Map<String, String> parameters = new HashMap<>();
    int at = space < 0 ? header.length() : space + 1;
    while (at < header.length()) {
      int equals = header.indexOf('=', at);
      if (equals < 0) {
        break;
      }
      int end = endOfValue(header, equals + 1);
      String name = header.substring(at, equals).strip().toLowerCase(Locale.ROOT);
      parameters.put(name, unquoted(header.substring(equals + 1, end)));
      at = end + 1;
    }
    return new Challenge(scheme.toLowerCase(Locale.ROOT), parameters);
  }

  /** A comma inside quotes belongs to the value, as in {@code scope="repository:a:pull,push"}. */
  private static int endOfValue(String header, int start) {
    boolean quoted = false;
    for (int i = start; i < header.length(); i++) {
      char c = header.charAt(i);
      if (c == '"') {
        quoted = !quoted;
      } else if (c == ',' && !quoted) {
        return i;
      }
    }
    return header.length();
  }

  private static String unquoted(String value) {
    String text = value.strip();
    boolean quoted = text.length() > 1 && text.startsWith("\"") && text.endsWith("\"");
    return quoted ? text.substring(1, text.length() - 1) : text;
  }
}
