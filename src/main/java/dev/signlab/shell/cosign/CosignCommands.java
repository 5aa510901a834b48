package dev.signlab.shell.cosign;

import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.ListedCommand;
import dev.signlab.shell.cosign.attest.AttestCommands;
import dev.signlab.shell.cosign.blob.BlobCommands;
import dev.signlab.shell.cosign.copy.CopyCommands;
import dev.signlab.shell.cosign.files.FileCommands;
import dev.signlab.shell.cosign.image.ImageCommands;
import dev.signlab.shell.cosign.keys.KeyCommands;
import dev.signlab.shell.cosign.setup.SetupCommands;
import dev.signlab.shell.cosign.trust.TrustCommands;
import dev.signlab.shell.cosign.upload.UploadCommands;
import java.util.ArrayList;
import java.util.List;

/** All commands of cosign that the lab knows, in the order of help. */
public final class CosignCommands {

  private CosignCommands() {}

  /** Returns the commands. */
  public static List<Command> all() {
    return listed().stream().map(ListedCommand::make).toList();
  }

  /** Returns the same commands, each of which is made when it is asked for. */
  public static List<ListedCommand> listed() {
    List<ListedCommand> commands = new ArrayList<>();
    commands.addAll(ImageCommands.all());
    commands.addAll(KeyCommands.all());
    commands.addAll(SetupCommands.all());
    commands.addAll(TrustCommands.all());
    commands.addAll(BlobCommands.all());
    commands.addAll(CopyCommands.all());
    commands.addAll(UploadCommands.all());
    commands.addAll(FileCommands.all());
    commands.addAll(AttestCommands.all());
    commands.addAll(GroupCommand.of(List.copyOf(commands)));
    commands.add(new ListedCommand("cosign version", VersionCommand::new));
    return List.copyOf(commands);
  }
}
