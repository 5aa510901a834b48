package dev.signlab.scenario.source;

import dev.signlab.diagnostic.LabException;
import dev.signlab.yaml.Place;
import dev.signlab.yaml.YamlValue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Typed access to the keys of one map. A defect becomes a finding and the method returns a
 * placeholder, so that reading goes on and all defects are found; whoever reads drops the result
 * when there are findings. {@link #finish} reports the keys that nobody asked for.
 */
public final class Fields {

  private final YamlValue.Mapping mapping;
  private final String what;
  private final Findings findings;
  private final Map<String, YamlValue.Entry> entries = new HashMap<>();
  private final Set<String> known = new LinkedHashSet<>();

  /**
   * Takes the keys of a map.
   *
   * @param what names the map in findings, such as {@code task sign}
   */
  public Fields(YamlValue.Mapping mapping, String what, Findings findings) {
    this.mapping = mapping;
    this.what = what;
    this.findings = findings;
    for (YamlValue.Entry entry : mapping.entries()) {
      if (entries.put(entry.key(), entry) != null) {
        findings.add(
            entry.place(), "the key '" + entry.key() + "' stands twice", "each key once", "two");
      }
    }
  }

  /** Returns where the map begins. */
  public Place place() {
    return mapping.place();
  }

  /** Returns where a key stands, or where the map begins when it is absent. */
  public Place place(String key) {
    YamlValue.Entry entry = entries.get(key);
    return entry == null ? mapping.place() : entry.place();
  }

  /** Returns where the findings go. */
  public Findings findings() {
    return findings;
  }

  /** Tells whether a key is there. */
  public boolean has(String key) {
    known.add(key);
    return entries.containsKey(key);
  }

  /** Tells whether the value of a key is a single text. */
  public boolean isText(String key) {
    return value(key).filter(YamlValue.Scalar.class::isInstance).isPresent();
  }

  /** Adds a finding when a text that is there does not have a form, by which editors judge too. */
  public void requireForm(String key, Pattern form, String expected) {
    boolean other =
        value(key)
            .map(value -> value instanceof YamlValue.Scalar(var p, var text, var q) ? text : "")
            .filter(text -> !text.isBlank() && !form.matcher(text).find())
            .isPresent();
    if (other) {
      findings.add(place(key), key + " of " + what + " is not " + expected, expected, text(key));
    }
  }

  /** Returns a text that must be there. */
  public String text(String key) {
    return required(key, "a text").flatMap(value -> scalar(key, value)).orElse("");
  }

  /** Returns a text, or nothing when the key is absent. */
  public Optional<String> optionalText(String key) {
    return value(key).flatMap(value -> scalar(key, value));
  }

  /** Returns a whole number within bounds that must be there. */
  public int number(String key, int least, int most) {
    return required(key, "a number").map(value -> number(key, value, least, most)).orElse(least);
  }

  /** Returns a whole number within bounds, or nothing when the key is absent. */
  public Optional<Integer> optionalNumber(String key, int least, int most) {
    return value(key).map(value -> number(key, value, least, most));
  }

  /** Returns what {@code yes}, {@code no}, {@code true} or {@code false} say; must be there. */
  public boolean yesOrNo(String key) {
    String text = text(key);
    if (text.equals("yes") || text.equals("true")) {
      return true;
    }
    if (!text.equals("no") && !text.equals("false") && entries.containsKey(key)) {
      findings.add(place(key), key + " of " + what + " is neither yes nor no", "yes or no", text);
    }
    return false;
  }

  /** Returns a text in the form that a parser gives it; the placeholder stands in for defects. */
  public <T> T parsed(String key, Function<String, T> parser, T placeholder) {
    return required(key, "a text")
        .flatMap(value -> scalar(key, value))
        .flatMap(text -> parse(key, text, parser))
        .orElse(placeholder);
  }

  /** Returns a text in the form that a parser gives it, or nothing. */
  public <T> Optional<T> optionalParsed(String key, Function<String, T> parser) {
    return optionalText(key).flatMap(text -> parse(key, text, parser));
  }

  /** Returns the texts of a list, or of a single text, or none when the key is absent. */
  public List<String> texts(String key) {
    List<String> texts = new ArrayList<>();
    for (YamlValue item : list(key)) {
      scalar(key, item).ifPresent(texts::add);
    }
    return List.copyOf(texts);
  }

  /** Adds a finding when a key is absent, or its list has nothing in it. */
  public void requireSome(String key) {
    required(key, "a text, or a list of texts")
        .filter(value -> value instanceof YamlValue.Sequence(var p, var items) && items.isEmpty())
        .ifPresent(
            empty ->
                findings.add(
                    empty.place(),
                    key + " of " + what + " is empty",
                    "a text, or a list of texts",
                    "a list with nothing in it"));
  }

  /** Returns a list's items in the form that a parser gives them. */
  public <T> List<T> allParsed(String key, Function<String, T> parser) {
    List<T> all = new ArrayList<>();
    texts(key).forEach(text -> parse(key, text, parser).ifPresent(all::add));
    return List.copyOf(all);
  }

  /** Returns the items of a list, a single value as a list of one, or none when absent. */
  public List<YamlValue> list(String key) {
    return value(key)
        .map(value -> value instanceof YamlValue.Sequence(var p, var items) ? items : one(value))
        .orElse(List.of());
  }

  /** Returns a map of texts in its order, or an empty one when the key is absent. */
  public Map<String, String> textMap(String key) {
    Map<String, String> texts = new LinkedHashMap<>();
    value(key)
        .flatMap(value -> mapping(key, value))
        .ifPresent(
            map ->
                map.entries()
                    .forEach(e -> texts.put(e.key(), scalar(e.key(), e.value()).orElse(""))));
    return Collections.unmodifiableMap(texts);
  }

  /** Returns a map, or nothing when the key is absent. */
  public Optional<Fields> object(String key) {
    return value(key)
        .flatMap(value -> mapping(key, value))
        .map(map -> new Fields(map, key + " of " + what, findings));
  }

  /** Returns a map that must be there; an empty one stands in for it. */
  public Fields requiredObject(String key) {
    YamlValue.Mapping empty = new YamlValue.Mapping(mapping.place(), List.of());
    return required(key, "a map")
        .flatMap(value -> mapping(key, value))
        .map(map -> new Fields(map, key + " of " + what, findings))
        .orElseGet(() -> new Fields(empty, key + " of " + what, new Findings()));
  }

  /** Returns the maps of a list; items of other kinds become findings. */
  public List<Fields> objects(String key) {
    List<Fields> objects = new ArrayList<>();
    for (YamlValue item : list(key)) {
      mapping(key, item)
          .ifPresent(map -> objects.add(new Fields(map, key + " of " + what, findings)));
    }
    return List.copyOf(objects);
  }

  /** Returns the keys of this map in their order. */
  public List<YamlValue.Entry> entries() {
    mapping.entries().forEach(entry -> known.add(entry.key()));
    return mapping.entries();
  }

  /** Reports each key that was never asked for, with the nearest one that is known. */
  public void finish() {
    for (YamlValue.Entry entry : mapping.entries()) {
      if (!known.contains(entry.key())) {
        findings.add(
            entry.place(),
            "unknown key '" + entry.key() + "' in " + what,
            "one of " + String.join(", ", known),
            entry.key(),
            Nearest.advice(entry.key(), known));
      }
    }
  }

  private static List<YamlValue> one(YamlValue value) {
    return List.of(value);
  }

  private Optional<YamlValue> value(String key) {
    known.add(key);
    return Optional.ofNullable(entries.get(key)).map(YamlValue.Entry::value);
  }

  private Optional<YamlValue> required(String key, String kind) {
    Optional<YamlValue> value = value(key);
    if (value.isEmpty()) {
      findings.add(mapping.place(), what + " has no " + key, key + ": " + kind, mapping.kind());
    }
    return value;
  }

  private Optional<String> scalar(String key, YamlValue value) {
    if (value instanceof YamlValue.Scalar scalar && !scalar.isEmpty() && !scalar.text().isBlank()) {
      return Optional.of(scalar.text());
    }
    String found = value instanceof YamlValue.Scalar ? "nothing" : value.kind();
    findings.add(value.place(), key + " of " + what + " is not a text", "a text", found);
    return Optional.empty();
  }

  private int number(String key, YamlValue value, int least, int most) {
    String expected = "a whole number from " + least + " to " + most;
    boolean plain = value instanceof YamlValue.Scalar scalar && !scalar.quoted();
    String text = plain ? ((YamlValue.Scalar) value).text() : value.kind();
    try {
      int number = Integer.parseInt(text);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // reported below, together with numbers out of bounds
    }
    findings.add(value.place(), key + " of " + what + " is not " + expected, expected, text);
    return least;
  }

  private Optional<YamlValue.Mapping> mapping(String key, YamlValue value) {
    if (value instanceof YamlValue.Mapping mapping) {
      return Optional.of(mapping);
    }
    findings.add(value.place(), key + " of " + what + " is not a map", "a map", value.kind());
    return Optional.empty();
  }

  private <T> Optional<T> parse(String key, String text, Function<String, T> parser) {
    try {
      return Optional.of(parser.apply(text));
    } catch (LabException e) {
      findings.add(place(key), e);
      return Optional.empty();
    }
  }
}
