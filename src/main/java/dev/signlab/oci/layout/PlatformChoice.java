package dev.signlab.oci.layout;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.json.Json;
import dev.signlab.oci.model.Descriptor;
import dev.signlab.oci.model.ImageIndex;
import dev.signlab.oci.model.ImageManifest;
import dev.signlab.oci.model.Manifest;
import dev.signlab.oci.model.Platform;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Chooses the image of one platform out of an index: exactly that one, or none. Attestations that
 * builders put beside the images have no platform and are passed over.
 *
 * @param wanted the platform
 * @param isAsked whether somebody asked for it; otherwise an image that is the only one is taken,
 *     whatever it is for
 */
public record PlatformChoice(Platform wanted, boolean isAsked) {

  /** The platform of this lab, where nobody asked for one. */
  public static final PlatformChoice HERE = new PlatformChoice(Platform.LINUX_AMD64, false);

  /** An index that lists an index that lists an index is as deep as this looks. */
  private static final int DEEPEST = 3;

  /** Parses what was typed; without that, the platform of this lab is meant. */
  public static PlatformChoice of(Optional<String> typed) {
    return typed.map(text -> new PlatformChoice(Platform.parse(text), true)).orElse(HERE);
  }

  /** Returns the image itself, or the one of the platform that an index lists. */
  public ImageManifest choose(ImageSource source, Manifest manifest) {
    ImageManifest image =
        switch (manifest) {
          case ImageManifest one -> one;
          case ImageIndex index -> choose(source, index, DEEPEST).orElseThrow(() -> none(index));
        };
    if (isAsked) {
      requirePlatform(source, image);
    }
    return image;
  }

  private Optional<ImageManifest> choose(ImageSource source, ImageIndex index, int depth) {
    List<Descriptor> images = images(index);
    boolean isOnly = images.size() == 1 && (!isAsked || Platform.of(images.getFirst()).isEmpty());
    return images.stream()
        .filter(each -> isOnly || Platform.of(each).filter(wanted::equals).isPresent())
        .findFirst()
        .or(() -> images.stream().filter(each -> each.mediaType().isIndex()).findFirst())
        .flatMap(each -> opened(source, each, depth - 1));
  }

  private Optional<ImageManifest> opened(ImageSource source, Descriptor chosen, int depth) {
    return switch (source.manifest(chosen)) {
      case ImageManifest image -> Optional.of(image);
      case ImageIndex inner when depth > 0 -> choose(source, inner, depth);
      case ImageIndex deep -> throw tooDeep(deep);
    };
  }

  private static List<Descriptor> images(ImageIndex index) {
    return index.manifests().stream()
        .filter(each -> each.platform().isEmpty() || Platform.of(each).isPresent())
        .toList();
  }

  /** An image that an index does not describe says in its config what it is for. */
  private void requirePlatform(ImageSource source, ImageManifest image) {
    if (!image.config().mediaType().value().contains("image")) {
      return;
    }
    Optional<Platform> found =
        Platform.of(Json.parse(source.read(image.config()), "config of " + image.digest()));
    if (found.isPresent() && !found.get().equals(wanted)) {
      throw Problem.of("the image is not for " + wanted)
          .expected("--platform with what the image is for, or without the flag")
          .found(found.get().toString())
          .cause(Cause.NO_IMAGE)
          .asException();
    }
  }

  private LabException none(ImageIndex index) {
    String listed =
        images(index).stream()
            .map(each -> Platform.of(each).map(Platform::toString).orElse("(no platform)"))
            .distinct()
            .collect(Collectors.joining(", "));
    return Problem.of("no image for " + wanted + " in the index")
        .expected("--platform with one of those that it lists")
        .found(listed.isEmpty() ? "no images" : listed)
        .cause(Cause.NO_IMAGE)
        .asException();
  }

  private static LabException tooDeep(ImageIndex index) {
    return Problem.of("an index within an index within an index")
        .expected("an image")
        .found(index.toString())
        .cause(Cause.MALFORMED)
        .asException();
  }
}
