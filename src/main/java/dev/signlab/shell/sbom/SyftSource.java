package dev.signlab.shell.sbom;

import dev.signlab.diagnostic.Hint;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.environment.world.World;
import dev.signlab.image.ImageLocation;
import dev.signlab.image.ImageNames;
import dev.signlab.image.ImageStore;
import dev.signlab.oci.client.RegistryClient;
import dev.signlab.oci.client.RegistryException;
import dev.signlab.oci.layout.ImageSource;
import dev.signlab.oci.name.Reference;
import dev.signlab.sbom.scan.DockerArchive;
import dev.signlab.shell.command.Invocation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The image that was typed.
 *
 * @param image where to read it
 * @param name what the document calls it
 * @param reference its name in a registry or among the local images, where it has one
 * @param place where it is, in words
 */
record SyftSource(ImageSource image, String name, Optional<Reference> reference, String place) {

  static final String NAME = "source-name";

  private static final List<String> OTHERS =
      List.of("dir:", "file:", "podman:", "containerd:", "singularity:", "purl:", "sbom:");

  static SyftSource of(Invocation invocation) {
    String typed = invocation.argument(0);
    SyftSource found = find(invocation, typed);
    String name = invocation.flag(NAME).filter(each -> !each.isEmpty()).orElse(found.name());
    return new SyftSource(found.image(), name, found.reference(), found.place());
  }

  private static SyftSource find(Invocation invocation, String typed) {
    for (String other : OTHERS) {
      if (typed.startsWith(other)) {
        throw notHere(typed, other);
      }
    }
    if (typed.startsWith("oci-dir:") || typed.startsWith("oci-archive:")) {
      ImageLocation location = ImageLocation.parse(typed.replaceFirst("^oci-dir:", "oci:"));
      ImageSource image =
          location
              .under(invocation.session().directory())
              .source(invocation.service(RegistryClient.class));
      return file(image, typed);
    }
    if (typed.startsWith("docker-archive:")) {
      Path archive = invocation.path(typed.substring("docker-archive:".length()));
      return file(DockerArchive.open(archive), typed);
    }
    return named(invocation, typed);
  }

  private static SyftSource file(ImageSource image, String typed) {
    int colon = typed.indexOf(':');
    String scheme = typed.substring(0, colon);
    String place =
        scheme.equals("docker-archive")
            ? scheme + ", which keeps no manifest: no registry has this digest"
            : scheme;
    return new SyftSource(image, typed.substring(colon + 1), Optional.empty(), place);
  }

  private static SyftSource named(Invocation invocation, String typed) {
    if (typed.startsWith("registry:")) {
      return inRegistry(invocation, typed.substring("registry:".length()));
    }
    boolean onlyHere = typed.startsWith("docker:");
    String name = onlyHere ? typed.substring("docker:".length()) : typed;
    Reference reference = reference(invocation, name);
    ImageStore store = invocation.service(ImageStore.class);
    if (onlyHere || store.find(reference).isPresent()) {
      return new SyftSource(
          store.source(reference), name, Optional.of(reference), "as it is on this machine");
    }
    return inRegistry(invocation, name);
  }

  private static SyftSource inRegistry(Invocation invocation, String name) {
    Reference reference = reference(invocation, name);
    if (ImageNames.isUnqualified(reference)) {
      throw Problem.of("no image " + name + " on this machine, and it names no registry")
          .tried(invocation.spec().name() + " " + name)
          .expected("an image of docker images, or a name that begins with its registry")
          .found("neither, and the lab stays on this machine")
          .hint(
              "the lab's registry",
              invocation.spec().name()
                  + " "
                  + invocation.service(World.class).inThisWorld("localhost:5001/" + name))
          .asException();
    }
    ImageSource image =
        ImageLocation.parse("docker://" + name).source(invocation.service(RegistryClient.class));
    try {
      image.manifest();
    } catch (RegistryException e) {
      if (e.suggestion().isPresent()) {
        throw better(invocation, e);
      }
      throw e;
    }
    return new SyftSource(image, name, Optional.of(reference), "as its registry has it");
  }

  private static LabException better(Invocation invocation, RegistryException e) {
    String meant = e.suggestion().map(Reference::toString).orElse(invocation.argument(0));
    Hint hint = Hint.meant(invocation.spec().name() + " " + meant);
    return new LabException(e.problem().withHints(List.of(hint)), e);
  }

  /** A file that was typed as it is would else be refused as a bad name. */
  private static Reference reference(Invocation invocation, String name) {
    boolean isPath = name.startsWith(".") || name.startsWith("/") || name.endsWith(".tar");
    if (isPath && Files.exists(invocation.path(name))) {
      String scheme = Files.isDirectory(invocation.path(name)) ? "oci-dir:" : "oci-archive:";
      throw Problem.of(name + " is a file, not the name of an image")
          .expected("an image, or a file with the word for its kind in front")
          .found(name)
          .hint("say what it is", invocation.spec().name() + " " + scheme + name)
          .exitStatus(Problem.USAGE)
          .asException();
    }
    return Reference.parse(name);
  }

  private static LabException notHere(String typed, String scheme) {
    return Problem.of("syft of the lab reads images, not " + scheme)
        .expected("an image, registry:, docker:, oci-dir:, oci-archive: or docker-archive:")
        .found(typed)
        .exitStatus(Problem.USAGE)
        .asException();
  }
}
