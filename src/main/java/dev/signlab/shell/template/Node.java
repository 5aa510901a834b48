package dev.signlab.shell.template;

import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** A part of a template. */
sealed interface Node {

  /** Text that is printed as it stands. */
  record Text(String text) implements Node {}

  /** An action whose value is printed. */
  record Print(Pipeline pipeline) implements Node {}

  /** An action that gives a variable its value; {@code isNew} for {@code :=}. */
  record Assign(String variable, boolean isNew, Pipeline pipeline) implements Node {}

  /** {@code if} and {@code with}; {@code movesDot} for the second. */
  record Choice(Pipeline condition, boolean movesDot, List<Node> then, List<Node> otherwise)
      implements Node {}

  /** {@code range}, with the names of its variables: element, or index and element. */
  record Range(List<String> variables, Pipeline pipeline, List<Node> body, List<Node> otherwise)
      implements Node {}

  /** Commands of which each gets the value of the one before as its last argument. */
  record Pipeline(List<Call> calls) {}

  /** A function with its arguments, or one operand alone. */
  record Call(Optional<String> function, List<Operand> operands) {}

  /** What can stand as an argument. */
  sealed interface Operand {

    /** A value that is written down. */
    record Literal(JsonNode value) implements Operand {}

    /** Fields of the dot; none for the dot itself. */
    record Dot(List<String> fields) implements Operand {}

    /** Fields of a variable. */
    record Variable(String name, List<String> fields) implements Operand {}

    /** Fields of what a pipeline in parentheses gives. */
    record Nested(Pipeline pipeline, List<String> fields) implements Operand {}

    /** A function that is called without arguments in the place of one. */
    record Bare(String function) implements Operand {}
  }
}
