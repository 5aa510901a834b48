package dev.signlab.app;

import dev.signlab.shell.admission.AdmissionCommands;
import dev.signlab.shell.builtin.BuiltinCommands;
import dev.signlab.shell.clock.ClockCommand;
import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.ListedCommand;
import dev.signlab.shell.conformance.ConformanceCommands;
import dev.signlab.shell.cosign.CosignCommands;
import dev.signlab.shell.crane.CraneCommands;
import dev.signlab.shell.docker.DockerCommands;
import dev.signlab.shell.doctor.DoctorCommand;
import dev.signlab.shell.fault.BreakCommand;
import dev.signlab.shell.inspect.InspectCommands;
import dev.signlab.shell.jib.JibJarCommand;
import dev.signlab.shell.jshell.JavaCommand;
import dev.signlab.shell.lab.LabCommands;
import dev.signlab.shell.log.LogCommands;
import dev.signlab.shell.notation.NotationCommands;
import dev.signlab.shell.options.OptionCommands;
import dev.signlab.shell.oras.OrasCommands;
import dev.signlab.shell.query.QueryCommands;
import dev.signlab.shell.record.RecordCommand;
import dev.signlab.shell.run.CommandTable;
import dev.signlab.shell.sbom.SbomCommands;
import dev.signlab.shell.skopeo.SkopeoCommands;
import dev.signlab.shell.transcript.TranscriptCommands;
import dev.signlab.shell.world.WorldCommands;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

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
            room(CosignCommands::listed, "cosign"),
            room(listed(InspectCommands::all), "explain", "wire", "view"),
            room(listed(LogCommands::all), "log"),
            room(listed(DockerCommands::all), "docker"),
            room(() -> ListedCommand.made(List.of(new JibJarCommand())), "jib"),
            room(listed(SkopeoCommands::all), "skopeo"),
            room(listed(CraneCommands::all), "crane"),
            room(listed(OrasCommands::all), "oras"),
            room(listed(SbomCommands::all), "syft"),
            room(listed(AdmissionCommands::all), "admission"),
            room(listed(OptionCommands::all), "gpg", "openssl"),
            room(listed(NotationCommands::all), "notation"),
            room(
                listed(WorldCommands::all),
                "registry",
                "htpasswd",
                "sigstore",
                "vault",
                "world",
                "docker"),
            room(() -> ListedCommand.made(List.of(new JavaCommand())), "java"),
            room(listed(Commands::others)),
            room(listed(ConformanceCommands::all), "conformance")));
  }

  private static CommandTable.Room room(Supplier<List<ListedCommand>> commands, String... words) {
    return new CommandTable.Room(Set.of(words), commands);
  }

  private static Supplier<List<ListedCommand>> listed(Supplier<List<Command>> commands) {
    return () -> ListedCommand.made(commands.get());
  }

  private static List<Command> others() {
    List<Command> commands = new ArrayList<>();
    commands.addAll(LabCommands.all());
    commands.add(new RecordCommand());
    commands.add(new BreakCommand());
    commands.addAll(TranscriptCommands.all());
    commands.add(new ClockCommand());
    commands.addAll(BuiltinCommands.all());
    commands.addAll(QueryCommands.all());
    commands.add(new DoctorCommand());
    return List.copyOf(commands);
  }
}
