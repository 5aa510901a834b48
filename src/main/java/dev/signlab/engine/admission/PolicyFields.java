package dev.signlab.engine.admission;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.yaml.Place;
import dev.signlab.yaml.YamlValue;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * The keys of one map in a policy's file. Whatever is wrong is refused with the line where it
 * stands: a misspelt key must not become a policy that asks for nothing.
 */
final class PolicyFields {

  private final Place place;
  private final String what;
  private final Map<String, YamlValue.Entry> entries = new HashMap<>();

  private PolicyFields(YamlValue.Mapping map, String what) {
    this.place = map.place();
    this.what = what;
    for (YamlValue.Entry entry : map.entries()) {
      if (entries.put(entry.key(), entry) != null) {
        throw refusal(
            entry.place(),
            entry.key() + " stands twice",
            "each key once",
            "another " + entry.key());
      }
    }
  }

  /** Takes a value as a map, and refuses any other kind. */
  static PolicyFields of(YamlValue value, String what) {
    if (value instanceof YamlValue.Mapping map) {
      return new PolicyFields(map, what);
    }
    throw refusal(value.place(), what + " is not a map", "keys with values", value.kind());
  }

  /** Refuses keys that are not known; some are known to others, and not judged here. */
  PolicyFields only(Set<String> known, Map<String, String> unserved) {
    for (YamlValue.Entry entry : entries.values()) {
      String instead = unserved.get(entry.key());
      if (instead != null) {
        String summary = entry.key() + " of " + what + " is not judged by this lab";
        throw refusal(entry.place(), summary, instead, entry.key());
      }
      if (!known.contains(entry.key())) {
        throw refusal(
            entry.place(),
            what + " has an unknown key",
            "one of " + String.join(", ", new TreeSet<>(known)),
            entry.key());
      }
    }
    return this;
  }

  /** Returns where the map begins. */
  Place place() {
    return place;
  }

  boolean has(String key) {
    return value(key).isPresent();
  }

  Optional<String> text(String key) {
    return value(key)
        .map(
            value -> {
              if (value instanceof YamlValue.Scalar scalar) {
                return scalar.text();
              }
              throw refusal(value.place(), key + " is not a text", "a text", value.kind());
            });
  }

  String neededText(String key) {
    return text(key).filter(text -> !text.isBlank()).orElseThrow(() -> missing(key));
  }

  /** Returns a text that is one of some words. */
  Optional<String> word(String key, List<String> words) {
    Optional<String> text = text(key);
    if (text.isPresent() && !words.contains(text.get())) {
      throw wrong(key, String.join(" or ", words), text.get());
    }
    return text;
  }

  Optional<PolicyFields> map(String key) {
    return value(key).map(value -> of(value, key));
  }

  PolicyFields neededMap(String key) {
    return map(key).orElseThrow(() -> missing(key));
  }

  /** Returns the maps of a list, none if it is absent. */
  <T> List<T> each(String key, Function<PolicyFields, T> reader) {
    return items(key).stream().map(item -> reader.apply(of(item, "an item of " + key))).toList();
  }

  private List<YamlValue> items(String key) {
    Optional<YamlValue> value = value(key);
    if (value.isEmpty()) {
      return List.of();
    }
    if (value.get() instanceof YamlValue.Sequence list) {
      return list.items();
    }
    throw refusal(value.get().place(), key + " is not a list", "a list", value.get().kind());
  }

  /** The failure of a key that must be there. */
  LabException missing(String key) {
    return refusal(place, what + " has no " + key, key, "no such key, or nothing after it");
  }

  /** The failure of a key that has another value than it may have. */
  LabException wrong(String key, String expected, String found) {
    Place at = Optional.ofNullable(entries.get(key)).map(YamlValue.Entry::place).orElse(place);
    return refusal(at, key + " of " + what + " is not usable", expected, found);
  }

  private Optional<YamlValue> value(String key) {
    return Optional.ofNullable(entries.get(key))
        .map(YamlValue.Entry::value)
        .filter(value -> !(value instanceof YamlValue.Scalar scalar && scalar.isEmpty()));
  }

  private static LabException refusal(Place at, String summary, String expected, String found) {
    return Problem.of(at + ": " + summary)
        .tried("read the policy")
        .expected(expected)
        .found(found)
        .cause(Cause.MALFORMED)
        .asException();
  }
}
