package dev.signlab.shell.oras;

import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.CommandSpec;
import dev.signlab.shell.command.Invocation;
import java.util.function.Consumer;

/**
 * A command of oras.
 *
 * @param spec its words
 * @param work what it does
 */
record OrasCommand(CommandSpec spec, Consumer<Invocation> work) implements Command {

  static CommandSpec.Builder words(String name, String summary) {
    return CommandSpec.of(name, "oras", summary);
  }

  @Override
  public int run(Invocation invocation) {
    work.accept(invocation);
    return OK;
  }
}
