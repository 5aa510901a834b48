package dev.signlab.shell.cosign.attest;

import dev.signlab.shell.command.Command;
import java.util.List;

/** The commands of cosign about attestations and attachments, in the order of help. */
public final class AttestCommands {

  private AttestCommands() {}

  /** Returns the commands. */
  public static List<Command> all() {
    return List.of(
        new AttestCommand(),
        new AttestBlobCommand(),
        new VerifyAttestationCommand(),
        new VerifyBlobAttestationCommand(),
        new AttachSignatureCommand(),
        new AttachSbomCommand(),
        new AttachAttestationCommand(),
        new DownloadSignatureCommand(),
        new DownloadSbomCommand(),
        new DownloadAttestationCommand());
  }
}
