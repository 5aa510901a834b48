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
import dev.signlab.shell.cosign.invoke.Prefixed;
import java.nio.file.Path;

/** {@code cosign load}. */
final class LoadCommand implements Command {

  private static final CommandSpec SPEC =
      CommandSpec.of("cosign load", "cosign", "Bring a saved image and its signatures back")
          .flag(Folders.flag("the folder that cosign save wrote"))
          .flags(RegistryFlags.flags())
          .flags(SharedFlags.global())
          .argument("IMAGE", "its name in the registry", Completion.IMAGE)
          .example("cosign load --dir saved localhost:5001/studentbook:1.0")
          .build();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public int run(Invocation invocation) {
    CosignInvocation cosign = CosignInvocation.of(invocation);
    Path folder = Folders.of(invocation);
    Reference image = cosign.image(invocation.argument(0));
    RegistryFlags registry = RegistryFlags.read(cosign);
    ImageSaving saving =
        new ImageSaving(
            registry.client(), registry.kept(), new Telling(invocation.screen()).notesOnly());
    Prefixed.by("signed image index: ", () -> saving.load(folder, image));
    return OK;
  }
}
