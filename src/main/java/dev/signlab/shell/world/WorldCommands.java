package dev.signlab.shell.world;

import dev.signlab.diagnostic.Problem;
import dev.signlab.environment.world.World;
import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.CommandSpec;
import dev.signlab.shell.command.Invocation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The commands of this package. */
public final class WorldCommands {

  private WorldCommands() {}

  /** Returns the commands, in the order in which help lists them. */
  public static List<Command> all() {
    List<Command> commands = new ArrayList<>();
    World.usualServers().forEach(server -> commands.addAll(new ServerCommands(server).all()));
    commands.addAll(VaultCommands.all());
    commands.add(new HtpasswdCommand());
    commands.addAll(WholeWorldCommands.all());
    commands.addAll(EndpointCommands.all());
    return List.copyOf(commands);
  }

  static Command command(CommandSpec.Builder spec, Work work) {
    return new Plain(spec.build(), work);
  }

  /** Returns the number that a flag says, where it was given. */
  static Optional<Integer> number(Invocation invocation, String flag) {
    Optional<String> text = invocation.flag(flag);
    if (text.isPresent() && !text.get().matches("\\d{1,6}")) {
      throw Problem.of("--" + flag + " takes a number")
          .found(text.get())
          .hint("all flags", "help " + invocation.spec().name())
          .exitStatus(Problem.USAGE)
          .asException();
    }
    return text.map(Integer::valueOf);
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
