package dev.signlab.scenario.check;

import java.util.List;
import java.util.regex.Pattern;

/**
 * One key of a check, from which the JSON Schema and the reference page are made.
 *
 * @param name the key
 * @param kind what its value is
 * @param required whether it must be there
 * @param description one line
 * @param choices the words it may be, for {@link Kind#CHOICE}
 */
public record FieldSpec(
    String name, Kind kind, boolean required, String description, List<String> choices) {

  /** How an image is written: with its registry, so that nothing is asked of another one. */
  public static final Pattern IMAGE = Pattern.compile("^[^\\s/]+(/[^\\s/]+)+$");

  /** What that is, in words for a writer. */
  public static final String IMAGE_WORDS = "an image with its registry";

  /** Copies the choices. */
  public FieldSpec {
    choices = List.copyOf(choices);
  }

  /** Makes a key that must be there. */
  public static FieldSpec required(String name, Kind kind, String description) {
    return new FieldSpec(name, kind, true, description, List.of());
  }

  /** Makes a key that may be left out. */
  public static FieldSpec optional(String name, Kind kind, String description) {
    return new FieldSpec(name, kind, false, description, List.of());
  }

  static FieldSpec choice(String name, boolean required, String description, List<String> choices) {
    return new FieldSpec(name, Kind.CHOICE, required, description, choices);
  }

  /** What the value of a key is. */
  public enum Kind {
    /** Any text. */
    TEXT("text"),
    /** A registry's host and port. */
    REGISTRY("registry"),
    /** An image by tag or digest. */
    IMAGE("image"),
    /** Several images. */
    IMAGES("list of images"),
    /** A file in the learner's folder. */
    FILE("file"),
    /** Several files. */
    FILES("list of files"),
    /** A whole number from 0 to 1000. */
    NUMBER("number"),
    /** Names with their values. */
    PAIRS("map of texts"),
    /** One text, or a list of them. */
    TEXTS("text or list of texts"),
    /** One of a few words. */
    CHOICE("one of"),
    /** The name of a cause. */
    CAUSE("the name of a cause"),
    /** Yes or no. */
    YES_OR_NO("yes or no");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    /** Returns the kind in words for a writer. */
    public String words() {
      return words;
    }
  }
}
