package dev.signlab.shell.notation;

import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.CommandSpec;
import dev.signlab.shell.command.Invocation;
import java.util.function.Consumer;

/**
 * A command of notation.
 *
 * @param spec its words
 * @param work what it does
 */
record NotationCommand(CommandSpec spec, Consumer<Invocation> work) implements Command {

  /** Beside gpg and openssl, the other ways of signing. */
  static final String GROUP = "Look";

  static CommandSpec.Builder words(String name, String summary) {
    return CommandSpec.of(name, GROUP, summary);
  }

  /** Returns a refusal of words that do not say enough, or something that is not done here. */
  static LabException usage(Invocation invocation, String expected, String found) {
    return Problem.of(invocation.spec().name() + ": " + found)
        .expected(expected)
        .found(found)
        .command(invocation.spec().examples().getFirst())
        .exitStatus(Problem.USAGE)
        .asException();
  }

  @Override
  public int run(Invocation invocation) {
    work.accept(invocation);
    return OK;
  }
}
