package dev.signlab.shell.docker;

import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.environment.world.World;
import dev.signlab.image.ImageNames;
import dev.signlab.image.LocalImage;
import dev.signlab.oci.client.RegistryClient;
import dev.signlab.oci.name.DigestReference;
import dev.signlab.oci.name.Reference;
import dev.signlab.oci.name.Repository;
import dev.signlab.oci.name.TagReference;
import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.CommandSpec;
import dev.signlab.shell.command.Completion;
import dev.signlab.shell.command.Flag;
import dev.signlab.shell.command.Invocation;
import dev.signlab.shell.image.Images;
import java.util.Optional;

/**
 * {@code docker pull}: an image comes from its registry to this machine. A name without a registry
 * means Docker Hub, in whose place the lab's registry answers for what it holds, as a mirror of
 * Docker's would; for the rest nothing leaves this machine.
 */
final class DockerPullCommand implements Command {

  private static final CommandSpec SPEC =
      CommandSpec.of("docker pull", "docker", "Pull an image from its registry")
          .flag(Flag.toggle("quiet", "print the name alone").withShort("q"))
          .argument("IMAGE", "the image", Completion.IMAGE)
          .example("docker pull localhost:5001/studentbook:1.0")
          .build();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public int run(Invocation invocation) {
    String typed = invocation.argument(0);
    Reference reference = Reference.parse(typed);
    Reference source = mirrored(invocation, reference).orElse(reference);
    requireRegistry(invocation, source, typed);
    LocalImage image = Images.suggesting(invocation, typed, () -> pull(invocation, source));
    if (!source.equals(reference) && reference instanceof TagReference name) {
      Images.store(invocation).tag(source, name);
    }
    invocation.screen().out(invocation.isOn("quiet") ? typed : "Digest: " + image.digest());
    return OK;
  }

  /** What is on this machine need not be pulled, and Docker Hub is not asked what it has. */
  private static void requireRegistry(Invocation invocation, Reference source, String typed) {
    if (!ImageNames.isUnqualified(source)) {
      return;
    }
    boolean here = Images.store(invocation).find(source).isPresent();
    throw Problem.of(typed + " names no registry, so it means Docker Hub")
        .tried("docker pull " + typed)
        .expected("a name that begins with its registry, or that the lab's registry holds")
        .found(
            here
                ? "an image of that name, which is on this machine already"
                : "neither, and the lab stays on this machine")
        .hint(
            here ? "it can be used as it is" : "what is on this machine",
            here ? "docker images " + typed : "docker images")
        .hint(
            "from the lab's registry, once it is there",
            Images.here(invocation, "docker pull localhost:5001/" + typed))
        .asException();
  }

  private static LocalImage pull(Invocation invocation, Reference source) {
    return Images.store(invocation)
        .pull(
            source,
            Images.client(invocation),
            (layer, sent, number, total) -> {
              invocation.screen().progress("pull", number, total);
              if (!invocation.isOn("quiet")) {
                Images.showLayer(invocation, layer, sent, "already here");
              }
            });
  }

  /**
   * Returns the image of the lab's registry that a name without a registry means, if it is there.
   */
  private static Optional<Reference> mirrored(Invocation invocation, Reference reference) {
    if (!ImageNames.isUnqualified(reference)) {
      return Optional.empty();
    }
    World world = invocation.service(World.class);
    String path = reference.repository().path().replaceFirst("^library/", "");
    Repository repository = new Repository(world.registry(), path);
    Reference there =
        switch (reference) {
          case TagReference tag -> repository.tag(tag.tag());
          case DigestReference digest -> repository.digest(digest.digest());
        };
    if (!isThere(invocation.service(RegistryClient.class), there)) {
      return Optional.empty();
    }
    invocation.screen().err("from " + there + ": the lab's registry stands in for Docker Hub");
    return Optional.of(there);
  }

  private static boolean isThere(RegistryClient client, Reference reference) {
    try {
      return client.head(reference).isPresent();
    } catch (LabException e) {
      // Where no registry answers the name means what it says, and is refused for that.
      return false;
    }
  }
}
