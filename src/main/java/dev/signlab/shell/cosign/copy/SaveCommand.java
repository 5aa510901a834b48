package dev.signlab.shell.cosign.copy;

import dev.signlab.engine.move.ImageSaving;
import dev.signlab.oci.name.Reference;
import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.CommandSpec;
import dev.signlab.shell.command.Completion;
import dev.signlab.shell.command.Invocation;
import dev.signlab.shell.cosign.flag.RegistryFlags;
import dev.signlab.shell.cosign.flag.SharedFlags;
import dev.signlab.shell.cosign.invoke.CosignInvocation;
import dev.signlab.shell.cosign.invoke.ImageProblems;
import java.nio.file.Path;

/** {@code cosign save}. */
final class SaveCommand implements Command {

  private static final CommandSpec SPEC =
      CommandSpec.of("cosign save", "cosign", "Save an image with its signatures to a folder")
          .flag(Folders.flag("the folder: an OCI layout afterwards"))
          .flags(RegistryFlags.flags())
          .flags(SharedFlags.global())
          .argument("IMAGE", "the image", Completion.IMAGE)
          .example("cosign save --dir saved localhost:5001/studentbook:1.0")
          .build();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public int run(Invocation invocation) {
    CosignInvocation cosign = CosignInvocation.of(invocation);
    Path folder = Folders.of(invocation);
    String typed = invocation.argument(0);
    Reference image = cosign.image(typed);
    RegistryFlags registry = RegistryFlags.read(cosign);
    ImageSaving saving =
        new ImageSaving(
            registry.client(), registry.kept(), new Telling(invocation.screen()).notesOnly());
    ImageProblems.answering(cosign, typed, "resolving digest: ", () -> saving.save(image, folder));
    return OK;
  }
}
