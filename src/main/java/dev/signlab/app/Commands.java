package dev.signlab.app;

import dev.signlab.shell.builtin.BuiltinCommands;
import dev.signlab.shell.clock.ClockCommand;
import dev.signlab.shell.command.Command;
import dev.signlab.shell.conformance.ConformanceCommands;
import dev.signlab.shell.cosign.CosignCommands;
import dev.signlab.shell.crane.CraneCommands;
import dev.signlab.shell.docker.DockerCommands;
import dev.signlab.shell.doctor.DoctorCommand;
import dev.signlab.shell.inspect.InspectCommands;
import dev.signlab.shell.jib.JibJarCommand;
import dev.signlab.shell.lab.LabCommands;
import dev.signlab.shell.run.CommandTable;
import dev.signlab.shell.sbom.SbomCommands;
import dev.signlab.shell.skopeo.SkopeoCommands;
import dev.signlab.shell.world.WorldCommands;
import java.util.ArrayList;
import java.util.List;

/** All commands of the lab, room by room, in the order in which help lists them. */
public final class Commands {

  private Commands() {}

  /** Returns all commands. */
  public static List<Command> all() {
    return table().commands();
  }

  /** Returns the table, whose rooms are entered when a line needs them. */
  static CommandTable table() {
    return CommandTable.ofRooms(
        List.of(
            new CommandTable.Room("cosign", CosignCommands::all),
            new CommandTable.Room("", Commands::others)));
  }

  private static List<Command> others() {
    List<Command> commands = new ArrayList<>();
    commands.addAll(InspectCommands.all());
    commands.addAll(DockerCommands.all());
    commands.add(new JibJarCommand());
    commands.addAll(SkopeoCommands.all());
    commands.addAll(CraneCommands.all());
    commands.addAll(SbomCommands.all());
    commands.addAll(WorldCommands.all());
    commands.addAll(LabCommands.all());
    commands.add(new ClockCommand());
    commands.addAll(BuiltinCommands.all());
    commands.add(new DoctorCommand());
    commands.addAll(ConformanceCommands.all());
    return List.copyOf(commands);
  }
}
