package dev.signlab.shell.docker;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Hint;
import dev.signlab.diagnostic.Problem;
import dev.signlab.image.ImageStore;
import dev.signlab.image.LocalImage;
import dev.signlab.oci.model.Descriptor;
import dev.signlab.oci.name.Reference;
import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.CommandSpec;
import dev.signlab.shell.command.Completion;
import dev.signlab.shell.command.Invocation;
import dev.signlab.shell.image.Images;
import java.util.Optional;

/** {@code docker push}: an image goes to the registry that its name says. */
final class DockerPushCommand implements Command {

  private static final CommandSpec SPEC =
      CommandSpec.of("docker push", "docker", "Push an image to the registry that its name says")
          .argument("IMAGE", "the image", Completion.IMAGE)
          .example("docker push localhost:5001/studentbook:1.0")
          .build();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public int run(Invocation invocation) {
    Reference reference = Reference.parse(invocation.argument(0));
    requireLocal(invocation, reference);
    invocation.screen().out("The push refers to repository [" + reference.repository() + "]");
    Descriptor pushed =
        Images.store(invocation)
            .push(
                reference,
                Images.client(invocation),
                (layer, sent, number, total) -> {
                  invocation.screen().progress("push", number, total);
                  Images.showLayer(invocation, layer, sent, "already there");
                });
    invocation
        .screen()
        .out(reference.identifier() + ": digest: " + pushed.digest() + " size: " + pushed.size());
    return OK;
  }

  /** Says what is missing before anything is said to happen, with the line that would work. */
  private static void requireLocal(Invocation invocation, Reference reference) {
    ImageStore store = Images.store(invocation);
    Optional<LocalImage> near = store.nearest(reference);
    boolean isOtherTag =
        near.filter(image -> image.reference().repository().equals(reference.repository()))
            .isPresent();
    if (store.find(reference).isPresent()) {
      ImageStore.requireRegistry(reference, Images.here(invocation, "localhost:5001"));
    } else if (isOtherTag) {
      throw Problem.of("no image " + reference + " on this machine")
          .expected("tag " + reference.identifier())
          .found(near.get().name())
          .hint(Hint.meant("docker push " + near.get().name()))
          .cause(Cause.NO_IMAGE)
          .asException();
    } else {
      store.source(reference);
    }
  }
}
