package dev.signlab.shell.cosign;

import dev.signlab.shell.command.Command;
import java.util.ArrayList;
import java.util.List;

/** All commands of cosign that the lab knows, in the order of help. */
public final class CosignCommands {

  private CosignCommands() {}

  /** Returns the commands, those that only say what is not there yet at the end. */
  public static List<Command> all() {
    List<Command> commands = new ArrayList<>();
    commands.add(new GenerateKeyPairCommand());
    commands.add(new ImportKeyPairCommand());
    commands.add(new PublicKeyCommand());
    commands.add(new SignCommand());
    commands.add(new VerifyCommand());
    commands.add(new TriangulateCommand());
    commands.add(new TreeCommand());
    commands.add(new VersionCommand());
    commands.addAll(LaterCommand.all());
    return List.copyOf(commands);
  }
}
