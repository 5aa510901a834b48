package dev.signlab.shell.cosign.image;

import dev.signlab.engine.inspect.Attachments;
import dev.signlab.oci.name.Reference;
import dev.signlab.oci.name.Repository;
import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.CommandSpec;
import dev.signlab.shell.command.Completion;
import dev.signlab.shell.command.Flag;
import dev.signlab.shell.command.Invocation;
import dev.signlab.shell.cosign.invoke.CosignFlags;
import dev.signlab.shell.cosign.invoke.CosignInvocation;
import dev.signlab.shell.cosign.invoke.ImageProblems;
import dev.signlab.shell.cosign.invoke.LaterFlags;
import dev.signlab.shell.cosign.words.AttachmentTree;

/** {@code cosign tree}. */
final class TreeCommand implements Command {

  private static final CommandSpec SPEC =
      CommandSpec.of("cosign tree", "cosign", "Show what hangs on an image")
          .flag(
              Flag.toggle("experimental-oci11", "accepted; referrers are always looked at")
                  .deprecatedBecause(
                      "OCI referrers will be the default behavior in future versions"))
          .flag(Flag.text("registry-referrers-mode", "MODE", "accepted; both places are shown"))
          .flags(CosignFlags.registry())
          .flags(CosignFlags.global())
          .flags(LaterFlags.ofRegistry())
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
    String typed = invocation.argument(0);
    Reference image = cosign.image(typed);
    Repository kept = cosign.signatureRepository().orElse(image.repository());
    boolean plain = invocation.screen().style().plain() && invocation.session().isInteractive();
    invocation.screen().out(AttachmentTree.head(typed, plain));
    Attachments found =
        ImageProblems.answering(
            cosign,
            typed,
            "entity not found in registry, error: ",
            () -> Attachments.of(cosign.client(), image, kept));
    AttachmentTree.lines(found, typed, plain).forEach(invocation.screen()::out);
    return OK;
  }
}
