package dev.signlab.shell.image;

import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.CommandSpec;
import dev.signlab.shell.command.Invocation;

/**
 * The version of a tool in that tool's own form, which says whose program answers.
 *
 * @param spec its words
 * @param line what it says
 */
public record ToolVersionCommand(CommandSpec spec, String line) implements Command {

  /** What answers in the place of every tool. */
  public static final String VERSION = "signlab-0.1.0";

  /** Returns the command of a tool: its words, the tool, and the line that it prints. */
  public static Command of(String name, String tool, String line) {
    return new ToolVersionCommand(
        CommandSpec.of(name, tool, "Show which " + tool + " this is").example(name).build(), line);
  }

  @Override
  public int run(Invocation invocation) {
    invocation.screen().out(line);
    return OK;
  }
}
