package dev.signlab.image.cases;

import dev.signlab.http.ExchangeLog;
import dev.signlab.http.HttpTransport;
import dev.signlab.image.ImageBuild;
import dev.signlab.image.ImageStore;
import dev.signlab.image.LocalImage;
import dev.signlab.image.Progress;
import dev.signlab.image.dockerfile.BuildRequest;
import dev.signlab.oci.client.RegistryAccess;
import dev.signlab.oci.client.RegistryClient;
import dev.signlab.oci.layout.ImageSource;
import dev.signlab.oci.layout.UnpackedBytes;
import dev.signlab.oci.model.ImageManifest;
import dev.signlab.oci.model.Platform;
import dev.signlab.oci.name.Reference;
import dev.signlab.oci.name.TagReference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Builds cases with our builder.
 *
 * @param store where the images are
 */
record OurBuild(ImageStore store) {

  private static final TagReference NAME = (TagReference) Reference.parse("built:1");

  /** Prepares a store that has the images to build upon. */
  static OurBuild in(Path folder) {
    ImageStore store = ImageStore.in(folder);
    BaseImage.all().forEach(image -> image.into(store));
    return new OurBuild(store);
  }

  /** Builds a case in a folder of its own, and returns the image as text. */
  String image(BuildCase each, Path place) throws IOException {
    Path context = each.prepare(place.resolve("context"));
    Path dockerfile = Files.writeString(place.resolve("Dockerfile"), each.dockerfile());
    RegistryClient client =
        RegistryClient.of(
            RegistryAccess.of(HttpTransport.of(InstantSource.system(), new ExchangeLog())));
    LocalImage image =
        new ImageBuild(store, client, Progress.NONE)
            .run(context, dockerfile, request(each.flags()), NAME);
    ImageSource source = store.source(image.reference());
    ImageManifest manifest = (ImageManifest) source.manifest();
    List<ImageListing.Layer> layers =
        manifest.layers().stream()
            .<ImageListing.Layer>map(
                layer ->
                    () ->
                        UnpackedBytes.of(
                            source.open(layer), "a layer", layer.size(), progress -> {}))
            .toList();
    return ImageListing.of(source.read(manifest.config()), layers);
  }

  private static BuildRequest request(List<String> flags) {
    Map<String, String> arguments = new HashMap<>();
    Platform platform = Platform.LINUX_AMD64;
    Optional<String> target = Optional.empty();
    for (int i = 0; i < flags.size(); i += 2) {
      String value = flags.get(i + 1);
      switch (flags.get(i)) {
        case "--build-arg" -> arguments.put(value.split("=", 2)[0], value.split("=", 2)[1]);
        case "--platform" -> platform = Platform.parse(value);
        case "--target" -> target = Optional.of(value);
        default -> throw new IllegalArgumentException(flags.get(i));
      }
    }
    return new BuildRequest(arguments, platform, target);
  }
}
