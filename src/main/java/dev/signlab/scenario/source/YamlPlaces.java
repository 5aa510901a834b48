package dev.signlab.scenario.source;

import dev.signlab.yaml.Place;
import dev.signlab.yaml.YamlValue;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Says where in a scenario's file something stands.
 *
 * @param root the keys of the file
 */
public record YamlPlaces(YamlValue.Mapping root) {

  /** Reads a file that was read before; where it cannot be, its first line is all that is known. */
  public static YamlPlaces of(Path file) {
    Findings ignored = new Findings();
    YamlValue.Mapping empty = new YamlValue.Mapping(Place.beginning(file), List.of());
    return new YamlPlaces(
        SourceText.read(file, ignored)
            .flatMap(text -> YamlFile.parse(file, text, ignored))
            .map(map -> Names.of(map, ignored).in(map, ignored))
            .orElse(empty));
  }

  /**
   * Returns where a path leads, or the last part of it that there is.
   *
   * @param path names of keys, and numbers of items counted from 0
   */
  public Place of(Object... path) {
    Place place = root.place();
    YamlValue value = root;
    for (Object step : path) {
      Optional<YamlValue.Entry> next = step(value, step);
      if (next.isEmpty()) {
        return place;
      }
      place = next.get().place();
      value = next.get().value();
    }
    return place;
  }

  /** Returns the first key of the map to which a path leads, or nothing when it is no map. */
  public Optional<String> key(Object... path) {
    return value(path)
        .filter(YamlValue.Mapping.class::isInstance)
        .flatMap(map -> ((YamlValue.Mapping) map).entries().stream().findFirst())
        .map(YamlValue.Entry::key);
  }

  private Optional<YamlValue> value(Object... path) {
    Optional<YamlValue> value = Optional.of(root);
    for (Object step : path) {
      value = value.flatMap(v -> step(v, step)).map(YamlValue.Entry::value);
    }
    return value;
  }

  /**
   * Returns the texts below a path, in their order.
   *
   * @param except names of keys below which nothing is looked at
   */
  public List<YamlValue.Scalar> scalars(Pattern except, Object... path) {
    return value(path).stream().flatMap(value -> scalars(except, value)).toList();
  }

  private static Stream<YamlValue.Scalar> scalars(Pattern except, YamlValue value) {
    return switch (value) {
      case YamlValue.Scalar scalar -> Stream.of(scalar);
      case YamlValue.Sequence list -> list.items().stream().flatMap(i -> scalars(except, i));
      case YamlValue.Mapping map ->
          map.entries().stream()
              .filter(entry -> !except.matcher(entry.key()).matches())
              .flatMap(entry -> scalars(except, entry.value()));
    };
  }

  /** Takes one step; a list of one may be written without its list. */
  private static Optional<YamlValue.Entry> step(YamlValue value, Object step) {
    return switch (value) {
      case YamlValue.Mapping map ->
          map.entries().stream().filter(entry -> entry.key().equals(step)).findFirst();
      case YamlValue.Sequence list
          when step instanceof Integer index && index < list.items().size() ->
          Optional.of(list.items().get(index))
              .map(item -> new YamlValue.Entry(item.place(), "", item));
      case YamlValue.Sequence _ -> Optional.empty();
      case YamlValue.Scalar scalar when step.equals(0) ->
          Optional.of(new YamlValue.Entry(scalar.place(), "", scalar));
      case YamlValue.Scalar _ -> Optional.empty();
    };
  }
}
