package dev.signlab.shell.docker;

import dev.signlab.diagnostic.Problem;
import dev.signlab.image.ImageStore;
import dev.signlab.image.LocalImage;
import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.CommandSpec;
import dev.signlab.shell.command.Flag;
import dev.signlab.shell.command.Invocation;
import dev.signlab.shell.image.Images;
import java.util.List;

/** {@code docker image prune}: with {@code -a} all names of images are taken away. */
final class DockerPruneCommand implements Command {

  private static final String WARNING =
      "WARNING! This will remove all images without at least one container associated to them.";

  private final CommandSpec spec;

  DockerPruneCommand(String name) {
    this.spec =
        CommandSpec.of(name, "docker", "Take away images that nothing needs; with -a all of them")
            .flag(Flag.toggle("all", "all images, since the lab runs none of them").withShort("a"))
            .flag(Flag.toggle("force", "ask no question").withShort("f"))
            .flag(Flag.toggle("volumes", "changes nothing: there are none"))
            .example(name + " -f")
            .destructive()
            .build();
  }

  @Override
  public CommandSpec spec() {
    return spec;
  }

  @Override
  public int run(Invocation invocation) {
    boolean all = invocation.isOn("all");
    if (all) {
      requireYes(invocation);
      ImageStore store = Images.store(invocation);
      List<LocalImage> images = store.images();
      if (!images.isEmpty()) {
        invocation.screen().out("Deleted Images:");
      }
      for (LocalImage image : images) {
        store.remove(image.reference());
        invocation.screen().out("untagged: " + image.name());
      }
    }
    invocation.screen().out("Total reclaimed space: 0B");
    return OK;
  }

  private void requireYes(Invocation invocation) {
    if (invocation.isOn("force")) {
      return;
    }
    invocation.screen().err(WARNING);
    if (!invocation.screen().confirms("Are you sure you want to continue? [y/N] ")) {
      throw Problem.of("nothing was removed")
          .expected("y as the answer, or -f, which asks no question")
          .found("no yes")
          .hint("what would go", "docker images")
          .asException();
    }
  }
}
