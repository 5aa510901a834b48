package dev.signlab.shell.docker;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.image.ImageLocation;
import dev.signlab.image.LocalImage;
import dev.signlab.oci.layout.DockerArchive;
import dev.signlab.oci.layout.OciArchive;
import dev.signlab.oci.layout.OciLayout;
import dev.signlab.oci.model.Descriptor;
import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.CommandSpec;
import dev.signlab.shell.command.Flag;
import dev.signlab.shell.command.Invocation;
import dev.signlab.shell.image.Images;
import dev.signlab.storage.Reason;
import dev.signlab.storage.SpooledFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** {@code docker load}: images out of an archive of docker save, of today or of old. */
final class DockerLoadCommand implements Command {

  private static final long MOST = 32L << 30;

  private static final CommandSpec SPEC =
      CommandSpec.of("docker load", "docker", "Take images out of an archive of docker save")
          .flag(Flag.file("input", "the archive; without it, standard input").withShort("i"))
          .flag(
              Flag.toggle("quiet", "changes nothing: there is no progress to hide").withShort("q"))
          .example("docker load -i studentbook.tar")
          .build();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public int run(Invocation invocation) {
    Optional<String> input = invocation.flag("input");
    if (input.isPresent()) {
      load(invocation, invocation.path(input.get()));
      return OK;
    }
    if (invocation.session().piped().isEmpty()) {
      throw Problem.of("requested load from stdin, but stdin is empty")
          .expected("-i FILE, or < FILE")
          .found("neither")
          .command(SPEC.name() + " -i image.tar")
          .asException();
    }
    try (SpooledFile file = SpooledFile.of(invocation.session().input(), MOST)) {
      load(invocation, file.path());
    } catch (IOException e) {
      throw Problem.of("cannot read the archive").found(Reason.of(e)).asException(e);
    }
    return OK;
  }

  /** An image of a layout, and a name of it. */
  private record Named(String name, Descriptor image) {}

  private static String anyImage(Invocation invocation) {
    return Images.store(invocation).images().stream()
        .map(LocalImage::name)
        .findFirst()
        .orElse("IMAGE");
  }

  private static void load(Invocation invocation, Path archive) {
    if (!Files.isRegularFile(archive)) {
      throw Problem.of("open " + archive + ": no such file or directory")
          .expected("an archive that docker save wrote")
          .found(Files.exists(archive) ? "no file" : "nothing of that name")
          .cause(Cause.NO_FILE)
          .command("docker save -o " + archive.getFileName() + " " + anyImage(invocation))
          .asException();
    }
    OciLayout layout = ImageLocation.temporaryLayout();
    List<Named> images =
        DockerArchive.isLayout(archive) ? ofLayout(archive, layout) : ofDocker(archive, layout);
    if (images.isEmpty()) {
      throw nameless(archive);
    }
    for (Named each : images) {
      LocalImage taken =
          Images.store(invocation).take(layout.source(each.image()), Images.tag(each.name()));
      invocation.screen().out("Loaded image: " + taken.name());
    }
  }

  private static List<Named> ofLayout(Path archive, OciLayout layout) {
    return OciArchive.unpack(archive, layout).stream()
        .flatMap(image -> nameOf(image).map(name -> new Named(name, image)).stream())
        .toList();
  }

  /** A name without a path is the tag alone, as skopeo writes it. */
  private static Optional<String> nameOf(Descriptor image) {
    return Optional.ofNullable(image.annotations().get(DockerSaveCommand.NAME))
        .or(
            () ->
                Optional.ofNullable(image.annotations().get(OciLayout.NAME))
                    .filter(name -> name.contains(":")));
  }

  private static List<Named> ofDocker(Path archive, OciLayout layout) {
    return DockerArchive.unpack(archive, layout).stream()
        .flatMap(DockerLoadCommand::named)
        .toList();
  }

  private static Stream<Named> named(DockerArchive.Named image) {
    return image.names().stream().map(name -> new Named(name, image.image()));
  }

  private static LabException nameless(Path archive) {
    return Problem.of("no image in the archive has a name")
        .expected("names, as docker save writes them")
        .found("none in " + archive.getFileName())
        .hint(
            "it can be copied to a name",
            "skopeo copy oci-archive:"
                + archive.getFileName()
                + " docker://localhost:5001/NAME:TAG")
        .asException();
  }
}
