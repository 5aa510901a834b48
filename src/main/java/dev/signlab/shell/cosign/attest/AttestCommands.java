package dev.signlab.shell.cosign.attest;

import dev.signlab.shell.command.ListedCommand;
import java.util.List;

/** The commands of cosign about attestations and attachments, in the order of help. */
public final class AttestCommands {

  private AttestCommands() {}

  /** Returns the commands. */
  public static List<ListedCommand> all() {
    return List.of(
        new ListedCommand("cosign attest", AttestCommand::new),
        new ListedCommand("cosign attest-blob", AttestBlobCommand::new),
        new ListedCommand("cosign verify-attestation", VerifyAttestationCommand::new),
        new ListedCommand("cosign verify-blob-attestation", VerifyBlobAttestationCommand::new),
        new ListedCommand("cosign attach signature", AttachSignatureCommand::new),
        new ListedCommand("cosign attach sbom", AttachSbomCommand::new),
        new ListedCommand("cosign attach attestation", AttachAttestationCommand::new),
        new ListedCommand("cosign download signature", DownloadSignatureCommand::new),
        new ListedCommand("cosign download sbom", DownloadSbomCommand::new),
        new ListedCommand("cosign download attestation", DownloadAttestationCommand::new));
  }
}
