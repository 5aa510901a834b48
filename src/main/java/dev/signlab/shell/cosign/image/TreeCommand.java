package dev.signlab.shell.cosign.image;

import dev.signlab.engine.inspect.Attachments;
import dev.signlab.oci.name.Reference;
import dev.signlab.oci.name.Repository;
import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.CommandSpec;
import dev.signlab.shell.command.Completion;
import dev.signlab.shell.command.Invocation;
import dev.signlab.shell.cosign.flag.LayoutFlags;
import dev.signlab.shell.cosign.flag.RegistryFlags;
import dev.signlab.shell.cosign.flag.SharedFlags;
import dev.signlab.shell.cosign.invoke.CosignInvocation;
import dev.signlab.shell.cosign.invoke.ImageProblems;
import dev.signlab.shell.cosign.words.AttachmentTree;

/** {@code cosign tree}. */
final class TreeCommand implements Command {

  private static final CommandSpec SPEC =
      CommandSpec.of("cosign tree", "cosign", "Show what is attached to an image")
          .flag(LayoutFlags.experimental())
          .flag(LayoutFlags.referrers("accepted; both places are shown"))
          .flags(RegistryFlags.flags())
          .flags(SharedFlags.global())
          .argument("IMAGE", "the image", Completion.IMAGE)
          .example("cosign tree localhost:5001/studentbook:1.0")
          .build();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public int run(Invocation invocation) {
    CosignInvocation cosign = CosignInvocation.of(invocation);
    LayoutFlags.isReferrer(cosign);
    String typed = invocation.argument(0);
    Reference image = cosign.image(typed);
    RegistryFlags registry = RegistryFlags.read(cosign);
    Repository kept = registry.keptFor(image);
    boolean plain = invocation.screen().style().plain() && invocation.session().isInteractive();
    invocation.screen().out(AttachmentTree.head(typed, plain));
    Attachments found =
        ImageProblems.answering(
            cosign,
            typed,
            "entity not found in registry, error: ",
            () -> Attachments.of(registry.client(), image, kept));
    AttachmentTree.lines(found, typed, plain).forEach(invocation.screen()::out);
    return OK;
  }
}
