package dev.signlab.shell.cosign.trust;

import dev.signlab.shell.command.ListedCommand;
import java.util.List;

/** The commands about trust, in the order of help. */
public final class TrustCommands {

  private TrustCommands() {}

  /** Returns the commands. */
  public static List<ListedCommand> all() {
    return List.of(
        new ListedCommand("cosign initialize", InitializeCommand::new),
        new ListedCommand("cosign trusted-root create", TrustedRootCommand::new),
        new ListedCommand("cosign signing-config create", SigningConfigCommand::new));
  }
}
