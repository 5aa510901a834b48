package dev.signlab.shell.world;

import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.CommandSpec;
import dev.signlab.shell.command.Invocation;
import java.util.ArrayList;
import java.util.List;

/** The commands of this package. */
public final class WorldCommands {

  private WorldCommands() {}

  /** Returns the commands, in the order in which help lists them. */
  public static List<Command> all() {
    List<Command> commands = new ArrayList<>(RegistryCommands.all());
    commands.addAll(EndpointCommands.all());
    return List.copyOf(commands);
  }

  static Command command(CommandSpec.Builder spec, Work work) {
    return new Plain(spec.build(), work);
  }

  /** The work of a command. */
  interface Work {
    int run(Invocation invocation);
  }

  private record Plain(CommandSpec spec, Work work) implements Command {

    @Override
    public int run(Invocation invocation) {
      return work.run(invocation);
    }
  }
}
