package dev.signlab.sbom.scan;

import dev.signlab.crypto.Digest;
import java.util.List;
import java.util.Optional;

/**
 * The image of an inventory: what it was called, and which bytes that name led to.
 *
 * @param name as it was typed, without a scheme
 * @param repository such as {@code localhost:5001/studentbook}, or an empty text for files
 * @param tag such as {@code 1.0}, or an empty text
 * @param manifest the digest of the manifest that was read
 * @param index the digest of the index that listed it, where the name leads to one
 * @param architecture such as {@code amd64}, or an empty text
 * @param layers the digests of the layers, base first
 */
public record ScannedImage(
    String name,
    String repository,
    String tag,
    Digest manifest,
    Optional<Digest> index,
    String architecture,
    List<Digest> layers) {

  /** Copies the list. */
  public ScannedImage {
    layers = List.copyOf(layers);
  }
}
