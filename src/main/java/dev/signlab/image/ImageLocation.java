package dev.signlab.image;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Intent;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.oci.client.RegistryClient;
import dev.signlab.oci.layout.BlobFolder;
import dev.signlab.oci.layout.DockerArchive;
import dev.signlab.oci.layout.ImageSource;
import dev.signlab.oci.layout.OciArchive;
import dev.signlab.oci.layout.OciLayout;
import dev.signlab.oci.model.Descriptor;
import dev.signlab.oci.name.Reference;
import dev.signlab.oci.transfer.RegistryImage;
import dev.signlab.storage.TemporaryFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where an image is, in skopeo's words: a transport, a colon, and a place. */
public sealed interface ImageLocation {

  /** The places that {@link #parse} knows, as messages list them. */
  String KINDS =
      "docker://IMAGE, oci:FOLDER[:TAG], oci-archive:FILE[:TAG], docker-archive:FILE[:NAME] or"
          + " dir:FOLDER";

  /** Parses a place of one of the {@link #KINDS}. */
  static ImageLocation parse(String text) {
    if (text.startsWith("docker://")) {
      return new InRegistry(Reference.parse(text.substring("docker://".length())));
    }
    if (text.startsWith("oci-archive:")) {
      String rest = text.substring("oci-archive:".length());
      return new InArchive(Path.of(pathOf(rest)), tagOf(rest));
    }
    if (text.startsWith("docker-archive:")) {
      String rest = text.substring("docker-archive:".length());
      return new InDockerArchive(Path.of(pathOf(rest)), tagOf(rest));
    }
    if (text.startsWith("dir:")) {
      return new InFolder(Path.of(text.substring("dir:".length())));
    }
    if (text.startsWith("oci:")) {
      String rest = text.substring("oci:".length());
      return new InLayout(Path.of(pathOf(rest)), tagOf(rest));
    }
    throw unknown(text);
  }

  /** Returns the same place with its path resolved against a folder. */
  ImageLocation under(Path folder);

  /** Returns the image to read. */
  ImageSource source(RegistryClient client);

  /**
   * An image in a registry.
   *
   * @param reference its name
   */
  record InRegistry(Reference reference) implements ImageLocation {
    @Override
    public ImageLocation under(Path folder) {
      return this;
    }

    @Override
    public ImageSource source(RegistryClient client) {
      return new RegistryImage(client, reference);
    }
  }

  /**
   * An image in a layout.
   *
   * @param folder the layout
   * @param tag its name there; without one, the only image is meant
   */
  record InLayout(Path folder, Optional<String> tag) implements ImageLocation {
    @Override
    public ImageLocation under(Path base) {
      return new InLayout(base.resolve(folder), tag);
    }

    @Override
    public ImageSource source(RegistryClient client) {
      OciLayout layout = OciLayout.open(folder);
      return layout.source(chosen(layout.images(), tag, folder));
    }
  }

  /**
   * An image in an archive.
   *
   * @param file the archive
   * @param tag its name there; without one, the only image is meant
   */
  record InArchive(Path file, Optional<String> tag) implements ImageLocation {
    @Override
    public ImageLocation under(Path base) {
      return new InArchive(base.resolve(file), tag);
    }

    @Override
    public ImageSource source(RegistryClient client) {
      OciLayout layout = temporaryLayout();
      return layout.source(chosen(OciArchive.unpack(file, layout), tag, file));
    }
  }

  /**
   * An image in an archive of docker save, which keeps no manifest.
   *
   * @param file the archive
   * @param name its name there; without one, the only image is meant
   */
  record InDockerArchive(Path file, Optional<String> name) implements ImageLocation {
    @Override
    public ImageLocation under(Path base) {
      return new InDockerArchive(base.resolve(file), name);
    }

    @Override
    public ImageSource source(RegistryClient client) {
      OciLayout layout = temporaryLayout();
      List<Descriptor> images =
          DockerArchive.unpack(file, layout).stream()
              .filter(each -> name.isEmpty() || isNamed(each, name.get()))
              .map(each -> named(each))
              .toList();
      return layout.source(chosen(images, Optional.empty(), file));
    }

    /** Returns the names in the archive as it has them, such as {@code docker.io/library/a:1}. */
    List<String> names() {
      return name.map(text -> List.of(whole(text))).orElse(List.of());
    }

    private static boolean isNamed(DockerArchive.Named image, String name) {
      return image.names().stream().anyMatch(each -> whole(each).equals(whole(name)));
    }

    private static String whole(String name) {
      return ImageNames.familiar(Reference.parse(name));
    }

    private static Descriptor named(DockerArchive.Named image) {
      String name = image.names().isEmpty() ? "(no name)" : image.names().getFirst();
      return image.image().withAnnotations(Map.of(OciLayout.NAME, name));
    }
  }

  /**
   * An image in a folder of skopeo's own kind.
   *
   * @param folder the folder
   */
  record InFolder(Path folder) implements ImageLocation {
    @Override
    public ImageLocation under(Path base) {
      return new InFolder(base.resolve(folder));
    }

    @Override
    public ImageSource source(RegistryClient client) {
      return new BlobFolder(folder);
    }
  }

  /** Makes an empty layout that is deleted when the work under way, a command, ends. */
  static OciLayout temporaryLayout() {
    try {
      return OciLayout.openOrCreate(TemporaryFolder.makeForWork("signlab-layout-"));
    } catch (IOException e) {
      throw ImageFiles.cannot("make a temporary folder", e);
    }
  }

  private static Descriptor chosen(List<Descriptor> images, Optional<String> tag, Path place) {
    List<Descriptor> fitting =
        images.stream()
            .filter(
                image -> tag.isEmpty() || tag.get().equals(image.annotations().get(OciLayout.NAME)))
            .toList();
    if (fitting.size() == 1) {
      return fitting.getFirst();
    }
    List<String> names =
        images.stream()
            .map(image -> image.annotations().getOrDefault(OciLayout.NAME, "(no name)"))
            .toList();
    throw Problem.of(
            tag.map(name -> "no image " + name).orElse("more or less than one image")
                + " in "
                + place)
        .expected(
            tag.map(name -> "one image named " + name)
                .orElse("exactly one image, or a name after a colon"))
        .found(names.isEmpty() ? "no images" : String.join(", ", names))
        .cause(Cause.NO_IMAGE)
        .asException();
  }

  private static String pathOf(String rest) {
    int colon = rest.indexOf(':');
    return colon < 0 ? rest : rest.substring(0, colon);
  }

  private static Optional<String> tagOf(String rest) {
    int colon = rest.indexOf(':');
    return colon < 0 ? Optional.empty() : Optional.of(rest.substring(colon + 1));
  }

  private static LabException unknown(String text) {
    Problem.Builder problem =
        Problem.of("no place for an image: " + text)
            .expected(KINDS)
            .found(text)
            .exitStatus(Problem.USAGE);
    String name = text.replaceFirst("^[a-z-]+:(//|(?!\\d))", "");
    if (name.matches("(localhost|[^/]*[.:][^/]*)/.+")) {
      problem.hint("an image in a registry is written", new Intent.InspectImage(name));
    }
    return problem.asException();
  }
}
