package dev.signlab.shell.builtin;

import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.CommandSpec;
import dev.signlab.shell.command.Invocation;

/**
 * A command made of a specification and a piece of work.
 *
 * @param spec the words
 * @param work the work
 */
record SimpleBuiltin(CommandSpec spec, Work work) implements Command {

  /** The work of a command. */
  interface Work {
    int run(Invocation invocation);
  }

  @Override
  public int run(Invocation invocation) {
    return work.run(invocation);
  }

  static Command of(CommandSpec.Builder spec, Work work) {
    return new SimpleBuiltin(spec.build(), work);
  }
}
