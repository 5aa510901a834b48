package dev.signlab.shell.cosign.keys;

import dev.signlab.shell.command.Command;
import java.util.List;

/** The commands of cosign that make, import and show keys, in the order of help. */
public final class KeyCommands {

  private KeyCommands() {}

  /** Returns the commands. */
  public static List<Command> all() {
    return List.of(
        new GenerateKeyPairCommand(), new ImportKeyPairCommand(), new PublicKeyCommand());
  }
}
