package dev.signlab.shell.docker;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Hint;
import dev.signlab.diagnostic.Problem;
import dev.signlab.image.ImageStore;
import dev.signlab.image.LocalImage;
import dev.signlab.oci.model.Descriptor;
import dev.signlab.oci.name.Reference;
import dev.signlab.oci.name.TagReference;
import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.CommandSpec;
import dev.signlab.shell.command.Completion;
import dev.signlab.shell.command.Flag;
import dev.signlab.shell.command.Invocation;
import dev.signlab.shell.image.Images;
import java.util.List;
import java.util.Optional;

/** {@code docker push}: an image goes to the registry that its name says. */
final class DockerPushCommand implements Command {

  private static final CommandSpec SPEC =
      CommandSpec.of("docker push", "docker", "Push an image to the registry that its name says")
          .flag(Flag.toggle("quiet", "print the name alone").withShort("q"))
          .flag(Flag.toggle("all-tags", "push all tags of a repository").withShort("a"))
          .argument("IMAGE", "the image", Completion.IMAGE)
          .example("docker push localhost:5001/studentbook:1.0")
          .build();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public int run(Invocation invocation) {
    boolean quiet = invocation.isOn("quiet");
    for (Reference reference : references(invocation)) {
      push(invocation, reference, quiet);
    }
    return OK;
  }

  private static List<Reference> references(Invocation invocation) {
    Reference reference = Reference.parse(invocation.argument(0));
    if (!invocation.isOn("all-tags")) {
      return List.of(reference);
    }
    List<Reference> tags =
        Images.store(invocation).images().stream()
            .map(LocalImage::reference)
            .filter(each -> each.repository().equals(reference.repository()))
            .filter(TagReference.class::isInstance)
            .toList();
    return tags.isEmpty() ? List.of(reference) : tags;
  }

  /** Pushes one image and says so; when {@code quiet} with its name alone. */
  static void push(Invocation invocation, Reference reference, boolean quiet) {
    requireLocal(invocation, reference);
    if (!quiet) {
      invocation.screen().out("The push refers to repository [" + reference.repository() + "]");
    }
    Descriptor pushed =
        Images.store(invocation)
            .push(
                reference,
                Images.client(invocation),
                (layer, sent, number, total) -> {
                  invocation.screen().progress("push", number, total);
                  if (!quiet) {
                    Images.showLayer(invocation, layer, sent, "already there");
                  }
                });
    invocation
        .screen()
        .out(
            quiet
                ? reference.toString()
                : "%s: digest: %s size: %d"
                    .formatted(reference.identifier(), pushed.digest(), pushed.size()));
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
