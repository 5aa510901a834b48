package dev.signlab.mutation;

import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * One changed signature. Texts that are changed hold one byte in each char.
 *
 * @param kind what was signed
 * @param name the change in words
 * @param changes what is changed on the way
 */
record Mutant(Kind kind, String name, Map<Stage, UnaryOperator<String>> changes) {

  /** What names it in the table. */
  String id() {
    return kind.words() + ": " + name;
  }
}
