package dev.signlab.http;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The header fields of a message, in their order; names compare without regard to case (RFC 9110,
 * section 5.1). Immutable.
 *
 * @param fields the values by lower-case name
 */
public record Headers(Map<String, List<String>> fields) {

  /** No fields at all. */
  public static final Headers NONE = new Headers(Map.of());

  /** Copies the fields and lowers their names. */
  public Headers {
    Map<String, List<String>> lowered = new LinkedHashMap<>();
    fields.forEach((name, values) -> lowered.put(lower(name), List.copyOf(values)));
    fields = Collections.unmodifiableMap(lowered);
  }

  /** Returns these fields with one set, in place of any of the same name. */
  public Headers with(String name, String value) {
    Map<String, List<String>> more = new LinkedHashMap<>(fields);
    more.put(lower(name), List.of(value));
    return new Headers(more);
  }

  /** Returns the first value of a field. */
  public Optional<String> first(String name) {
    return all(name).stream().findFirst();
  }

  /** Returns all values of a field; none when it is absent. */
  public List<String> all(String name) {
    return fields.getOrDefault(lower(name), List.of());
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
