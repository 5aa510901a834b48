package dev.signlab.yaml;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

  private final Path file;
  private final ParserImpl events;
  private final Map<String, YamlValue> anchors = new HashMap<>();
  private final Map<String, Integer> sizes = new HashMap<>();
  private final YamlBounds bounds;
  private int values;

  YamlComposer(Path file, ParserImpl events, YamlBounds bounds) {
    this.file = file;
    this.events = events;
    this.bounds = bounds;
  }

  List<YamlValue> documents() {
    List<YamlValue> documents = new ArrayList<>();
    events.next();
    while (!events.checkEvent(Event.ID.StreamEnd)) {
      anchors.clear();
      events.next();
      documents.add(value(0));
      events.next();
    }
    return documents;
  }

  private YamlValue value(int depth) {
    Event event = events.next();
    if (depth > bounds.levels()) {
      throw tooMuch(event, "nested too deeply", "at most " + bounds.levels() + " levels", "more");
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

  private YamlValue scalar(ScalarEvent scalar) {
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
        throw new YamlException(key.place(), "a key is not a word", "a word as key", key.kind());
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
    if (values > bounds.values()) {
      throw tooMuch(
          event, "too many values", "at most " + bounds.values() + ", aliases unfolded", "more");
    }
  }

  private YamlException tooMuch(Event event, String summary, String expected, String found) {
    return new YamlException(place(event), summary, expected, found);
  }

  private Place place(Event event) {
    return event
        .getStartMark()
        .map(mark -> new Place(file, mark.getLine() + 1, mark.getColumn() + 1))
        .orElse(Place.beginning(file));
  }
}
