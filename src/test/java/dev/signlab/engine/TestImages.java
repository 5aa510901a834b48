package dev.signlab.engine;

import dev.signlab.http.ExchangeLog;
import dev.signlab.http.HttpTransport;
import dev.signlab.oci.client.RegistryAccess;
import dev.signlab.oci.client.RegistryClient;
import dev.signlab.oci.model.Descriptor;
import dev.signlab.oci.model.ImageIndex;
import dev.signlab.oci.model.ImageManifest;
import dev.signlab.oci.model.Manifest;
import dev.signlab.oci.model.MediaType;
import dev.signlab.oci.name.DigestReference;
import dev.signlab.oci.name.TagReference;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;

/** Small images for tests, made without a tool. */
public final class TestImages {

  private TestImages() {}

  /** Returns a client that reaches registries on loopback. */
  public static RegistryClient client() {
    HttpTransport transport = HttpTransport.of(InstantSource.system(), new ExchangeLog());
    return RegistryClient.of(RegistryAccess.of(transport));
  }

  /** Pushes an image whose bytes depend on a word, and returns it by digest. */
  public static DigestReference push(RegistryClient client, TagReference tag, String word) {
    var repository = tag.repository();
    byte[] config =
        ("{\"architecture\":\"amd64\",\"os\":\"linux\",\"config\":{\"Labels\":{\"word\":\""
                + word
                + "\"}},\"rootfs\":{\"type\":\"layers\",\"diff_ids\":[]}}")
            .getBytes(StandardCharsets.UTF_8);
    Descriptor descriptor = client.pushBlob(repository, MediaType.OCI_CONFIG, config);
    ImageManifest manifest = ImageManifest.of(descriptor).build();
    return repository.digest(client.pushManifest(tag, manifest));
  }

  /** Pushes an index of two images, and returns it by digest. */
  public static DigestReference pushIndex(RegistryClient client, TagReference tag) {
    var repository = tag.repository();
    List<Descriptor> images =
        List.of("one", "two").stream()
            .map(word -> client.manifest(push(client, repository.tag(word), word)).descriptor())
            .toList();
    return repository.digest(client.pushManifest(tag, ImageIndex.of(images)));
  }

  /** Pushes what {@code cosign save} wrote: the image as {@code 1.0}, and its signatures. */
  public static DigestReference load(RegistryClient client, TagReference tag, Path layout) {
    ImageIndex index = (ImageIndex) manifest(layout.resolve("index.json"));
    DigestReference image = null;
    for (Descriptor each : index.manifests()) {
      ImageManifest manifest = (ImageManifest) manifest(blob(layout, each));
      manifest
          .layers()
          .forEach(layer -> client.pushBlob(tag.repository(), read(blob(layout, layer))));
      client.pushBlob(tag.repository(), read(blob(layout, manifest.config())));
      if (each.annotations().getOrDefault("kind", "").endsWith("/image")) {
        image = tag.repository().digest(client.pushManifest(tag, manifest));
      } else if (image != null) {
        String name = "sha256-" + image.digest().hex() + ".sig";
        client.pushManifest(tag.repository().tag(name), manifest);
      }
    }
    if (image == null) {
      throw new AssertionError("no image in " + layout);
    }
    return image;
  }

  private static Path blob(Path layout, Descriptor descriptor) {
    return layout.resolve("blobs/sha256").resolve(descriptor.digest().hex());
  }

  private static Manifest manifest(Path file) {
    return Manifest.parse(read(file), java.util.Optional.empty(), file.toString());
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
