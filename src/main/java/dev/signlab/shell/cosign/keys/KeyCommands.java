package dev.signlab.shell.cosign.keys;

import dev.signlab.shell.command.Command;
import java.util.ArrayList;
import java.util.List;

/** The commands of cosign that make, import and show keys, in the order of help. */
public final class KeyCommands {

  private KeyCommands() {}

  /** Returns the commands. */
  public static List<Command> all() {
    List<Command> commands = new ArrayList<>();
    commands.add(new GenerateKeyPairCommand());
    commands.add(new ImportKeyPairCommand());
    commands.add(new PublicKeyCommand());
    commands.addAll(Pkcs11Tool.all());
    return List.copyOf(commands);
  }
}
