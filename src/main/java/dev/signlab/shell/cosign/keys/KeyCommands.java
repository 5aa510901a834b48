package dev.signlab.shell.cosign.keys;

import dev.signlab.shell.command.ListedCommand;
import java.util.List;

/** The commands of cosign that make, import and show keys, in the order of help. */
public final class KeyCommands {

  private KeyCommands() {}

  /** Returns the commands. */
  public static List<ListedCommand> all() {
    return List.of(
        new ListedCommand("cosign generate-key-pair", GenerateKeyPairCommand::new),
        new ListedCommand("cosign import-key-pair", ImportKeyPairCommand::new),
        new ListedCommand("cosign public-key", PublicKeyCommand::new),
        new ListedCommand(Pkcs11Tool.TOKENS, Pkcs11Tool::tokens),
        new ListedCommand(Pkcs11Tool.KEYS, Pkcs11Tool::keys));
  }
}
