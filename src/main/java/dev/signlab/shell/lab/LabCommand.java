package dev.signlab.shell.lab;

import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.CommandSpec;
import dev.signlab.shell.command.Invocation;

/**
 * A word of the lab that needs no more than the sitting.
 *
 * @param spec its words
 * @param body what it does
 */
record LabCommand(CommandSpec spec, Body body) implements Command {

  /** What a word does. */
  interface Body {
    int run(Sitting sitting, Invocation invocation);
  }

  static CommandSpec.Builder spec(String name, String summary) {
    return CommandSpec.of(name, LabCommands.GROUP, summary);
  }

  @Override
  public int run(Invocation invocation) {
    return body.run(invocation.service(Sitting.class), invocation);
  }
}
