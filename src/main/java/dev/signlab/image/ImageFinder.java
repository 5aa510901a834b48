package dev.signlab.image;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.oci.client.RegistryClient;
import dev.signlab.oci.layout.ImageSource;
import dev.signlab.oci.model.Descriptor;
import dev.signlab.oci.model.ImageIndex;
import dev.signlab.oci.model.ImageManifest;
import dev.signlab.oci.model.Manifest;
import dev.signlab.oci.model.Platform;
import dev.signlab.oci.name.Reference;
import dev.signlab.oci.transfer.RegistryImage;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * Finds the images that a Dockerfile names: on this machine first, then in their registry. Each is
 * fetched once in a build. Used by one thread.
 */
final class ImageFinder {

  private final ImageStore store;
  private final RegistryClient client;
  private final Path context;
  private final BuildFolder folder;
  private final Progress progress;
  private final boolean pulls;
  private final Map<String, FoundImage> found = new HashMap<>();

  /**
   * Makes a finder.
   *
   * @param pulls whether images are asked for in their registries even where this machine has them
   */
  ImageFinder(ImageBuild build, Path context, BuildFolder folder, boolean pulls) {
    this.store = build.store();
    this.client = build.client();
    this.progress = build.progress();
    this.pulls = pulls;
    this.context = context;
    this.folder = folder;
  }

  /** Returns an image for a platform. */
  FoundImage find(String name, Platform platform) {
    return found.computeIfAbsent(name + " " + platform, key -> fetch(name, platform));
  }

  private FoundImage fetch(String name, Platform platform) {
    ImageSource source = source(name);
    ImageManifest manifest = oneOf(source, source.manifest(), name, platform);
    FoundImage image = FoundImage.fetch(name, source, manifest, folder, progress);
    Optional<Platform> is = platform(image.config());
    if (is.isPresent() && !is.get().equals(platform)) {
      progress.warn(name + " is for " + is.get() + ", not for " + platform);
    }
    return image;
  }

  private ImageSource source(String name) {
    if (name.startsWith("oci:") || name.startsWith("oci-archive:")) {
      return ImageLocation.parse(name).under(context).source(client);
    }
    Reference reference = Reference.parse(name);
    return !pulls && store.find(reference).isPresent()
        ? store.source(reference)
        : new RegistryImage(client, reference);
  }

  private static ImageManifest oneOf(
      ImageSource source, Manifest manifest, String name, Platform platform) {
    return switch (manifest) {
      case ImageManifest image -> image;
      case ImageIndex index ->
          oneOf(source, source.manifest(entry(index, name, platform)), name, platform);
    };
  }

  private static Descriptor entry(ImageIndex index, String name, Platform platform) {
    for (Platform wanted : alternatives(platform)) {
      for (Descriptor each : index.manifests()) {
        if (each.platform().flatMap(ImageFinder::platform).filter(wanted::equals).isPresent()) {
          return each;
        }
      }
    }
    return onlyOne(index).orElseThrow(() -> noPlatform(index, name, platform));
  }

  /** An older ARM program runs on a newer processor. */
  private static List<Platform> alternatives(Platform platform) {
    if (!platform.architecture().equals("arm")) {
      return List.of(platform);
    }
    return List.of("v8", "v7", "v6", "v5").stream()
        .filter(variant -> variant.compareTo(platform.variant()) <= 0)
        .map(variant -> new Platform(platform.os(), platform.architecture(), variant))
        .toList();
  }

  private static Optional<Descriptor> onlyOne(ImageIndex index) {
    return Optional.of(index.manifests())
        .filter(all -> all.size() == 1 && all.getFirst().platform().isEmpty())
        .map(List::getFirst);
  }

  private static Optional<Platform> platform(JsonNode node) {
    String os = node.path("os").asString("");
    String architecture = node.path("architecture").asString("");
    String variant = node.path("variant").asString("");
    if (os.isEmpty() || architecture.isEmpty()) {
      return Optional.empty();
    }
    String text = os + "/" + architecture + (variant.isEmpty() ? "" : "/" + variant);
    return Platform.find(text);
  }

  private static LabException noPlatform(ImageIndex index, String name, Platform platform) {
    return Problem.of("image " + name + " is not for " + platform)
        .expected("a manifest for " + platform + " in its index")
        .found(
            index.manifests().stream()
                .flatMap(each -> each.platform().flatMap(ImageFinder::platform).stream())
                .map(Platform::toString)
                .collect(Collectors.joining(", ")))
        .hint("another platform is asked for with --platform OS/ARCHITECTURE")
        .cause(Cause.NO_IMAGE)
        .asException();
  }
}
