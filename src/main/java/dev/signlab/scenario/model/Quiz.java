package dev.signlab.scenario.model;

import java.util.List;

/**
 * A question in words.
 *
 * @param question what is asked
 * @param choices what may be answered; empty when the answer is free
 * @param answer the right one
 */
public record Quiz(String question, List<String> choices, String answer) {

  /** Copies the choices. */
  public Quiz {
    choices = List.copyOf(choices);
  }
}
