package dev.signlab.scenario.load;

import dev.signlab.diagnostic.Cause;
import dev.signlab.scenario.check.CauseName;
import dev.signlab.scenario.model.HintLadder;
import dev.signlab.scenario.source.Fields;
import dev.signlab.yaml.YamlValue;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Reads hints, and the texts that belong to causes. */
final class HintReader {

  private static final String TEXT = "text";

  private HintReader() {}

  static HintLadder ladder(Fields task) {
    List<YamlValue> items = task.list("hints");
    if (task.isText("hints")) {
      task.findings()
          .add(
              task.place("hints"),
              "the hints of a task are not four: they are a text",
              "a list of four: " + String.join(", ", HintLadder.NAMES),
              "a text");
    } else if (items.size() != HintLadder.LENGTH) {
      task.findings()
          .add(
              task.place("hints"),
              "the hints of a task are not four",
              "four: " + String.join(", ", HintLadder.NAMES),
              items.isEmpty() ? "none" : String.valueOf(items.size()));
    }
    List<HintLadder.Step> steps = new ArrayList<>();
    for (YamlValue item : items) {
      steps.add(step(task, item));
    }
    return new HintLadder(steps);
  }

  private static HintLadder.Step step(Fields task, YamlValue item) {
    return switch (item) {
      case YamlValue.Scalar scalar -> {
        if (scalar.text().isBlank()) {
          task.findings().add(scalar.place(), "a hint without words", "a text", "nothing");
        }
        yield new HintLadder.Step(scalar.text(), Map.of());
      }
      case YamlValue.Mapping mapping -> stepByCause(task, mapping);
      case YamlValue.Sequence list -> {
        task.findings().add(list.place(), "a hint is a text", "a text", list.kind());
        yield new HintLadder.Step("", Map.of());
      }
    };
  }

  private static HintLadder.Step stepByCause(Fields task, YamlValue.Mapping mapping) {
    Fields fields = new Fields(mapping, "a hint", task.findings());
    HintLadder.Step step = new HintLadder.Step(fields.text(TEXT), byCause(fields, "instead"));
    fields.finish();
    return step;
  }

  /** Reads a map from names of causes to texts. */
  static Map<Cause, String> byCause(Fields fields, String key) {
    Map<Cause, String> texts = new EnumMap<>(Cause.class);
    fields
        .textMap(key)
        .forEach(
            (name, text) ->
                CauseName.read(fields, key, name).ifPresent(cause -> texts.put(cause, text)));
    return texts;
  }
}
