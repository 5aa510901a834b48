package dev.signlab.shell.line;

import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import java.util.List;

/** A text holds a construct of a shell's, such as a loop: none of its commands may run. */
public final class CompoundLineException extends LabException {

  private static final long serialVersionUID = 1L;

  private final transient List<String> constructs;
  private final transient List<String> commands;
  private final String oneLine;

  CompoundLineException(Grouping grouping) {
    super(
        Problem.of("the lab runs no " + grouping.constructs().getFirst() + " itself")
            .expected("commands one after the other; nothing of this was run")
            .found(grouping.constructs().getFirst())
            .exitStatus(Problem.USAGE)
            .build());
    this.constructs = grouping.constructs();
    this.commands = grouping.commands();
    this.oneLine = grouping.inOneLine();
  }

  /** Returns the constructs as one writes them in short, such as {@code if … fi}. */
  public List<String> constructs() {
    return constructs;
  }

  /** Returns the words that stand where commands stand, in their order. */
  public List<String> commands() {
    return commands;
  }

  /** Returns the text as one line, or an empty text where that cannot be. */
  public String oneLine() {
    return oneLine;
  }
}
