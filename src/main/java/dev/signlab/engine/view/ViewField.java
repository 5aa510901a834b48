package dev.signlab.engine.view;

import java.util.List;

/**
 * One field of what is looked at.
 *
 * @param name what it is called there
 * @param value what it holds, on one line; empty where it holds fields
 * @param meaning what it is for, in words; empty where the name says it
 * @param below the fields that it holds
 */
public record ViewField(String name, String value, String meaning, List<ViewField> below) {

  /** Copies the list. */
  public ViewField {
    below = List.copyOf(below);
  }

  /** A field with a value. */
  public static ViewField of(String name, String value, String meaning) {
    return new ViewField(name, value, meaning, List.of());
  }

  /** A field whose name says what it is for. */
  public static ViewField of(String name, String value) {
    return of(name, value, "");
  }

  /** A field that holds others. */
  public static ViewField group(String name, String meaning, List<ViewField> below) {
    return new ViewField(name, "", meaning, below);
  }
}
