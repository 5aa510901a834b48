package dev.signlab.shell.skopeo;

import dev.signlab.diagnostic.Problem;
import dev.signlab.image.ImageLocation;
import dev.signlab.image.ImageLocation.InLayout;
import dev.signlab.image.ImageLocation.InRegistry;
import dev.signlab.oci.name.Reference;
import dev.signlab.shell.command.Invocation;
import dev.signlab.shell.image.Images;
import java.util.List;
import java.util.Optional;

/** Places of images as skopeo writes them; its words for local stores mean the lab's own. */
final class SkopeoPlaces {

  private static final List<String> LOCAL = List.of("docker-daemon:", "containers-storage:");
  private static final String REGISTRY = "docker://";

  private SkopeoPlaces() {}

  /** Reads a place; a path begins in the session's folder. */
  static ImageLocation parse(Invocation invocation, String text) {
    for (String transport : LOCAL) {
      if (text.startsWith(transport)) {
        String name = Reference.parse(text.substring(transport.length())).toString();
        return new InLayout(Images.store(invocation).layout().folder(), Optional.of(name));
      }
    }
    return ImageLocation.parse(text).under(invocation.session().directory());
  }

  /** Reads a place that must be in a registry. */
  static Reference inRegistry(Invocation invocation, String text) {
    if (parse(invocation, text) instanceof InRegistry(Reference reference)) {
      return reference;
    }
    throw Problem.of(invocation.spec().name() + " asks a registry")
        .expected(REGISTRY + "IMAGE")
        .found(text)
        .command(invocation.spec().examples().getFirst())
        .exitStatus(Problem.USAGE)
        .asException();
  }
}
