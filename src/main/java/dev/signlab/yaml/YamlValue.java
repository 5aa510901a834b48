package dev.signlab.yaml;

import java.util.List;

/** One value of a YAML file. */
public sealed interface YamlValue {

  /** Returns where it begins. */
  Place place();

  /** Returns what it is, in words. */
  String kind();

  /**
   * A single value.
   *
   * @param place where it begins
   * @param text the value as written, without quotes
   * @param quoted whether it stood in quotes or in a block, and so is text whatever it looks like
   */
  record Scalar(Place place, String text, boolean quoted) implements YamlValue {

    @Override
    public String kind() {
      return "the value " + (text.length() > 40 ? text.substring(0, 40) + "…" : text);
    }

    /** Tells whether nothing was written. */
    public boolean isEmpty() {
      return !quoted && (text.isEmpty() || text.equals("~") || text.equals("null"));
    }
  }

  /**
   * A list.
   *
   * @param place where it begins
   * @param items its items
   */
  record Sequence(Place place, List<YamlValue> items) implements YamlValue {

    /** Copies the items. */
    public Sequence {
      items = List.copyOf(items);
    }

    @Override
    public String kind() {
      return "a list of " + items.size();
    }
  }

  /**
   * Keys with values, in their order.
   *
   * @param place where it begins
   * @param entries the keys with their values; a key may stand twice, which the reader reports
   */
  record Mapping(Place place, List<Entry> entries) implements YamlValue {

    /** Copies the entries. */
    public Mapping {
      entries = List.copyOf(entries);
    }

    @Override
    public String kind() {
      return entries.isEmpty() ? "an empty map" : "a map with " + entries.getFirst().key();
    }
  }

  /**
   * A key with its value.
   *
   * @param place where the key begins
   * @param key the key
   * @param value the value
   */
  record Entry(Place place, String key, YamlValue value) {}
}
