package dev.signlab.scenario.check;

import dev.signlab.scenario.source.Fields;
import dev.signlab.scenario.source.Nearest;
import java.util.List;

/** Reads a word out of a few. */
final class Choices {

  private Choices() {}

  /** Returns a word that must be there; the first choice stands in for a defect. */
  static String read(Fields fields, String key, List<String> choices) {
    return checked(fields, key, fields.text(key), choices);
  }

  /** Returns a word, or the first choice when the key is absent. */
  static String readOptional(Fields fields, String key, List<String> choices) {
    return fields
        .optionalText(key)
        .map(text -> checked(fields, key, text, choices))
        .orElse(choices.getFirst());
  }

  private static String checked(Fields fields, String key, String text, List<String> choices) {
    if (choices.contains(text)) {
      return text;
    }
    if (!text.isEmpty()) {
      fields
          .findings()
          .add(
              fields.place(key),
              "unknown " + key + " '" + text + "'",
              "one of " + String.join(", ", choices),
              text,
              Nearest.advice(text, choices));
    }
    return choices.getFirst();
  }
}
