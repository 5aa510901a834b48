package dev.signlab.scenario.source;

import dev.signlab.diagnostic.Controls;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.parser.ParserImpl;

/**
 * Builds values from parser events. An alias stands for the value it names, and counts in full
 * against the bound on values, so that a few lines cannot unfold into millions.
 */
final class YamlComposer {

  private static final int DEEPEST = 16;
  private static final int MOST_VALUES = 20_000;

  private final Path file;
  private final ParserImpl events;
  private final Map<String, YamlValue> anchors = new HashMap<>();
  private final Map<String, Integer> sizes = new HashMap<>();
  private int values;

  YamlComposer(Path file, ParserImpl events) {
    this.file = file;
    this.events = events;
  }

  YamlValue document() {
    events.next();
    if (events.checkEvent(Event.ID.StreamEnd)) {
      return new YamlValue.Scalar(new Place(file, 1, 1), "", false);
    }
    events.next();
    YamlValue value = value(0);
    events.next();
    if (!events.checkEvent(Event.ID.StreamEnd)) {
      throw tooMuch(
          events.peekEvent(), "more than one document", "one document in a file", "another");
    }
    return value;
  }

  private YamlValue value(int depth) {
    Event event = events.next();
    if (depth > DEEPEST) {
      throw tooMuch(event, "nested too deeply", "at most " + DEEPEST + " levels", "more");
    }
    count(1, event);
    int before = values;
    YamlValue value =
        switch (event) {
          case AliasEvent alias -> aliased(alias);
          case ScalarEvent scalar -> scalar(scalar);
          case SequenceStartEvent start -> sequence(start, depth);
          case MappingStartEvent start -> mapping(start, depth);
          default -> throw tooMuch(event, "a value is missing", "a value", "none");
        };
    remember(event, value, values - before + 1);
    return value;
  }

  /** A text may be written with escapes, so that the file itself shows no control character. */
  private YamlValue scalar(ScalarEvent scalar) {
    OptionalInt control = Controls.firstIn(scalar.getValue());
    if (control.isPresent()) {
      throw new TooMuchYamlException(
          place(scalar),
          "a control character, which would reach the terminal of every learner",
          "letters, digits, signs and line ends",
          "the character " + Controls.name(control.getAsInt()));
    }
    return new YamlValue.Scalar(place(scalar), scalar.getValue(), !scalar.isPlain());
  }

  private YamlValue aliased(AliasEvent alias) {
    String name = alias.getAlias().getValue();
    YamlValue value = anchors.get(name);
    if (value == null) {
      throw tooMuch(alias, "no anchor &" + name, "an anchor above its alias", "*" + name);
    }
    count(sizes.getOrDefault(name, 1), alias);
    return value;
  }

  private YamlValue sequence(SequenceStartEvent start, int depth) {
    List<YamlValue> items = new ArrayList<>();
    while (!events.checkEvent(Event.ID.SequenceEnd)) {
      items.add(value(depth + 1));
    }
    events.next();
    return new YamlValue.Sequence(place(start), items);
  }

  private YamlValue mapping(MappingStartEvent start, int depth) {
    List<YamlValue.Entry> entries = new ArrayList<>();
    while (!events.checkEvent(Event.ID.MappingEnd)) {
      YamlValue key = value(depth + 1);
      if (!(key instanceof YamlValue.Scalar scalar)) {
        throw new TooMuchYamlException(
            key.place(), "a key is not a word", "a word as key", key.kind());
      }
      entries.add(new YamlValue.Entry(key.place(), scalar.text(), value(depth + 1)));
    }
    events.next();
    return new YamlValue.Mapping(place(start), entries);
  }

  private void remember(Event event, YamlValue value, int size) {
    if (event instanceof NodeEvent node && !(event instanceof AliasEvent)) {
      node.getAnchor()
          .ifPresent(
              anchor -> {
                anchors.put(anchor.getValue(), value);
                sizes.put(anchor.getValue(), size);
              });
    }
  }

  private void count(int more, Event event) {
    values += more;
    if (values > MOST_VALUES) {
      throw tooMuch(
          event, "too many values", "at most " + MOST_VALUES + ", aliases unfolded", "more");
    }
  }

  private TooMuchYamlException tooMuch(Event event, String summary, String expected, String found) {
    return new TooMuchYamlException(place(event), summary, expected, found);
  }

  private Place place(Event event) {
    return event
        .getStartMark()
        .map(mark -> new Place(file, mark.getLine() + 1, mark.getColumn() + 1))
        .orElse(new Place(file, 1, 1));
  }
}
