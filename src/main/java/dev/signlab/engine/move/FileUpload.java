package dev.signlab.engine.move;

import dev.signlab.crypto.Digest;
import dev.signlab.crypto.DigestAlgorithm;
import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.http.Body;
import dev.signlab.oci.client.RegistryClient;
import dev.signlab.oci.model.Descriptor;
import dev.signlab.oci.model.Manifest;
import dev.signlab.oci.model.MediaType;
import dev.signlab.oci.name.Reference;
import dev.signlab.oci.name.Repository;
import dev.signlab.storage.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Files as images of one layer, written byte by byte as cosign writes them, so that both tools name
 * the same digest. Files are streamed.
 *
 * @param client speaks to the registry
 * @param target the name
 * @param configType the media type of the config, which says what the artifact is
 */
public record FileUpload(RegistryClient client, Reference target, MediaType configType) {

  /**
   * One file.
   *
   * @param path where it is
   * @param mediaType what the layer says it is
   * @param platform for which it is, where there are several
   */
  public record NamedFile(Path path, MediaType mediaType, Optional<String> platform) {}

  /** Brings a file into the repository, and returns the descriptor of its layer. */
  public Descriptor blob(NamedFile file) {
    try {
      long size = Files.size(file.path());
      Digest digest;
      try (InputStream in = Files.newInputStream(file.path())) {
        digest = Digest.of(DigestAlgorithm.SHA256, in);
      }
      Body content = Body.of(size, () -> Files.newInputStream(file.path()));
      client.pushBlob(target.repository(), digest, content);
      return new Descriptor(file.mediaType(), digest, size);
    } catch (IOException e) {
      throw unreadable(file.path(), e);
    }
  }

  /** Puts one layer under the name. */
  public Manifest one(Descriptor layer, Map<String, String> annotations) {
    Manifest manifest = GoManifests.image(config(layer), layer, annotations);
    client.pushManifest(target, manifest);
    return manifest;
  }

  /** Puts several layers under the name, each in a manifest for its platform. */
  public Manifest several(List<Platformed> layers, Map<String, String> annotations) {
    Repository repository = target.repository();
    List<GoManifests.Entry> entries =
        layers.stream()
            .map(
                each -> {
                  Manifest one = GoManifests.image(config(each.layer()), each.layer(), annotations);
                  client.pushManifest(repository.digest(one.digest()), one);
                  return new GoManifests.Entry(one, each.platform());
                })
            .toList();
    Manifest index = GoManifests.index(entries);
    client.pushManifest(target, index);
    return index;
  }

  /**
   * A layer for a platform.
   *
   * @param layer the file
   * @param platform such as {@code linux/arm64}
   */
  public record Platformed(Descriptor layer, String platform) {}

  private Descriptor config(Descriptor layer) {
    byte[] config = GoManifests.config(layer);
    return client.pushBlob(target.repository(), configType, config);
  }

  private static LabException unreadable(Path path, IOException e) {
    String why = e instanceof NoSuchFileException ? "no such file or directory" : Reason.of(e);
    return Problem.of("open " + path + ": " + why)
        .expected("a file")
        .found(why)
        .cause(Cause.NO_FILE)
        .asException(e);
  }
}
