package dev.signlab.shell.command;

import java.util.List;

/**
 * One flag of a command.
 *
 * @param name the long name without dashes, such as {@code key}
 * @param shortName the letter of the short form, or an empty text
 * @param value what the value is called in help, or an empty text for a flag that is on or off
 * @param description one line for help
 * @param defaultValue what counts when the flag is not given; for a flag that is on or off {@code
 *     true} or {@code false}; empty for none
 * @param type what the value is, and how many there may be
 * @param completion what its value can be
 * @param deprecated why it should no longer be used, or an empty text; help leaves it out
 * @param unserved to what it belongs that the lab does not have, or an empty text
 */
public record Flag(
    String name,
    String shortName,
    String value,
    String description,
    String defaultValue,
    FlagType type,
    Completion completion,
    String deprecated,
    String unserved) {

  /** A flag that is off unless given. */
  public static Flag toggle(String name, String description) {
    return new Flag(name, "", "", description, "false", FlagType.TEXT, Completion.NONE, "", "");
  }

  /** A flag with a value. */
  public static Flag text(String name, String value, String description) {
    return new Flag(name, "", value, description, "", FlagType.TEXT, Completion.NONE, "", "");
  }

  /** A flag whose value is a file. */
  public static Flag file(String name, String description) {
    return new Flag(name, "", "FILE", description, "", FlagType.TEXT, Completion.FILE, "", "");
  }

  /** Returns the flag with a short form. */
  public Flag withShort(String letter) {
    return new Flag(
        name, letter, value, description, defaultValue, type, completion, deprecated, unserved);
  }

  /** Returns the flag with a value that counts when it is not given. */
  public Flag withDefault(String text) {
    return new Flag(
        name, shortName, value, description, text, type, completion, deprecated, unserved);
  }

  /** Returns the flag as one that may be given several times, with one value each. */
  public Flag repeated() {
    return of(FlagType.ARRAY);
  }

  /** Returns the flag as one whose value is of a type. */
  public Flag of(FlagType kind) {
    return new Flag(
        name, shortName, value, description, defaultValue, kind, completion, deprecated, unserved);
  }

  /** Returns the flag with what its value can be. */
  public Flag completing(Completion kind) {
    return new Flag(
        name, shortName, value, description, defaultValue, type, kind, deprecated, unserved);
  }

  /** Returns the flag as one that still works but should no longer be used. */
  public Flag deprecatedBecause(String reason) {
    return new Flag(
        name, shortName, value, description, defaultValue, type, completion, reason, unserved);
  }

  /**
   * Returns the flag as one that is known by name alone: its command refuses it.
   *
   * @param subject to what it belongs that the lab does not have
   */
  public Flag notServed(String subject) {
    String words = "not yet: " + subject;
    return new Flag(
        name, shortName, value, words, defaultValue, type, completion, deprecated, subject);
  }

  /** Tells whether the flag is more than known by name. */
  public boolean isServed() {
    return unserved.isEmpty();
  }

  /** Returns the values that count when the flag is not given. */
  List<String> defaults() {
    return defaultValue.isEmpty() ? List.of() : List.of(defaultValue);
  }

  /** Tells whether the flag is on or off and takes no value of its own. */
  public boolean isToggle() {
    return value.isEmpty();
  }

  /** Tells whether the value is a secret, which is neither kept nor repeated. */
  public boolean isSecret() {
    return !isToggle() && SecretNames.isFlag(name);
  }

  /** Returns how errors name the flag, as pflag does: {@code -y, --yes}. */
  public String dashed() {
    return (shortName.isEmpty() ? "" : "-" + shortName + ", ") + "--" + name;
  }

  /** Tells whether a letter is the short form of this flag. */
  boolean isShort(String letter) {
    return !shortName.isEmpty() && shortName.equals(letter);
  }
}
