package dev.signlab.scenario.source;

import dev.signlab.yaml.Place;
import dev.signlab.yaml.YamlValue;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The names that a scenario gives to what it says often, such as an image: {@code ${book}} in any
 * text of its file and of its scripts stands for the text under {@code names: book}. Variables of
 * the shell are written in capitals, so the two are never mistaken for each other.
 *
 * @param values the texts by their names
 */
public record Names(Map<String, String> values) {

  /** The key of a scenario's file. */
  public static final String KEY = "names";

  /** No names. */
  public static final Names NONE = new Names(Map.of());

  private static final String NAME = "[a-z][a-z0-9-]{1,39}";
  private static final Pattern USE = Pattern.compile("\\$\\{([a-z][a-z0-9-]+)\\}");

  /** Copies the texts. */
  public Names {
    values = Map.copyOf(values);
  }

  /** Reads the names of a scenario's file, which is otherwise not looked at. */
  public static Names of(YamlValue.Mapping file, Findings findings) {
    for (YamlValue.Entry entry : file.entries()) {
      if (entry.key().equals(KEY)) {
        return of(entry, findings);
      }
    }
    return NONE;
  }

  private static Names of(YamlValue.Entry entry, Findings findings) {
    if (entry.value() instanceof YamlValue.Mapping names) {
      return read(names, findings);
    }
    findings.add(entry.place(), "names is not a map", "a text for each name", entry.value().kind());
    return NONE;
  }

  private static Names read(YamlValue.Mapping names, Findings findings) {
    Map<String, String> values = new HashMap<>();
    for (YamlValue.Entry entry : new Fields(names, KEY, findings).entries()) {
      if (!entry.key().matches(NAME)) {
        findings.add(
            entry.place(),
            "not a name for a text: " + entry.key(),
            "2 to 40 of a-z, 0-9 and -, beginning with a letter",
            entry.key());
      } else if (entry.value() instanceof YamlValue.Scalar text && !text.isEmpty()) {
        values.put(entry.key(), text.text());
      } else {
        findings.add(entry.place(), "a name stands for a text", "a text", entry.value().kind());
      }
    }
    return new Names(values);
  }

  /** Puts the texts in the place of their names, in every text of a file but its names. */
  public YamlValue.Mapping in(YamlValue.Mapping file, Findings findings) {
    List<YamlValue.Entry> entries =
        file.entries().stream()
            .map(each -> each.key().equals(KEY) ? each : in(each, findings))
            .toList();
    return new YamlValue.Mapping(file.place(), entries);
  }

  private YamlValue.Entry in(YamlValue.Entry entry, Findings findings) {
    return new YamlValue.Entry(entry.place(), entry.key(), in(entry.value(), findings));
  }

  private YamlValue in(YamlValue value, Findings findings) {
    return switch (value) {
      case YamlValue.Scalar text ->
          new YamlValue.Scalar(
              text.place(), in(text.text(), text.place(), findings), text.quoted());
      case YamlValue.Sequence list ->
          new YamlValue.Sequence(
              list.place(), list.items().stream().map(item -> in(item, findings)).toList());
      case YamlValue.Mapping map ->
          new YamlValue.Mapping(
              map.place(), map.entries().stream().map(each -> in(each, findings)).toList());
    };
  }

  /** Puts the texts in the place of their names in one text; an unknown name is a finding. */
  public String in(String text, Place place, Findings findings) {
    return USE.matcher(text)
        .replaceAll(
            use -> Matcher.quoteReplacement(value(use.group(1), use.group(), place, findings)));
  }

  private String value(String name, String written, Place place, Findings findings) {
    String value = values.get(name);
    if (value != null) {
      return value;
    }
    findings.add(
        place,
        "the scenario has no name '" + name + "'",
        values.isEmpty() ? "names: with it" : "one of " + String.join(", ", values.keySet()),
        written,
        values.isEmpty() ? "" : Nearest.advice(name, values.keySet()));
    return written;
  }
}
