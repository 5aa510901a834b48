package dev.signlab.image;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Intent;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.oci.client.RegistryClient;
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

  /** Skopeo's other places on a disk, and the one that holds the same here. */
  Map<String, String> INSTEAD = Map.of("dir", "oci", "docker-archive", "oci-archive");

  /** Parses {@code docker://IMAGE}, {@code oci:FOLDER[:TAG]} or {@code oci-archive:FILE[:TAG]}. */
  static ImageLocation parse(String text) {
    if (text.startsWith("docker://")) {
      return new InRegistry(Reference.parse(text.substring("docker://".length())));
    }
    if (text.startsWith("oci-archive:")) {
      String rest = text.substring("oci-archive:".length());
      return new InArchive(Path.of(pathOf(rest)), tagOf(rest));
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

  /** Makes an empty layout that is deleted when this process ends. */
  static OciLayout temporaryLayout() {
    try {
      return OciLayout.openOrCreate(TemporaryFolder.make("signlab-layout-"));
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
                .orElse("exactly one image, or a name behind a colon"))
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
            .expected("docker://IMAGE, oci:FOLDER[:TAG] or oci-archive:FILE[:TAG]")
            .found(text)
            .exitStatus(Problem.USAGE);
    Optional<String> instead = Optional.ofNullable(INSTEAD.get(text.replaceFirst(":.*", "")));
    if (instead.isPresent()) {
      String place = instead.get() + text.substring(text.indexOf(':'));
      problem.hint("the lab keeps images as OCI has them: " + place);
    } else {
      problem.hint(
          "an image in a registry is written",
          new Intent.InspectImage(text.replaceFirst("^[a-z-]+:(//|(?!\\d))", "")));
    }
    return problem.asException();
  }
}
