package dev.signlab.shell.docker;

import dev.signlab.image.ImageStore;
import dev.signlab.image.LocalImage;
import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.CommandSpec;
import dev.signlab.shell.command.Completion;
import dev.signlab.shell.command.Flag;
import dev.signlab.shell.command.Invocation;
import dev.signlab.shell.image.Images;
import java.util.List;

/** {@code docker rmi}: takes names away from images on this machine. */
final class DockerRemoveCommand implements Command {

  private static final CommandSpec SPEC =
      CommandSpec.of("docker rmi", "docker", "Take a name away from an image on this machine")
          .flag(Flag.toggle("force", "changes nothing: no container needs an image").withShort("f"))
          .flag(Flag.toggle("no-prune", "changes nothing: layers stay until nothing needs them"))
          .arguments("IMAGE", "the image", Completion.IMAGE)
          .example("docker rmi studentbook")
          .destructive()
          .build();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public int run(Invocation invocation) {
    for (String word : invocation.arguments()) {
      names(Images.store(invocation), word).forEach(each -> remove(invocation, each));
    }
    return OK;
  }

  /** A name means itself, whatever it looks like, and an id all names of its image. */
  private static List<LocalImage> names(ImageStore store, String word) {
    LocalImage image = LocalImages.require(store, word);
    boolean byId = LocalImages.named(store, word).isEmpty();
    return byId
        ? store.images().stream().filter(each -> each.digest().equals(image.digest())).toList()
        : List.of(image);
  }

  private static void remove(Invocation invocation, LocalImage image) {
    Images.store(invocation).remove(image.reference());
    invocation.screen().out("Untagged: " + image.name());
  }
}
