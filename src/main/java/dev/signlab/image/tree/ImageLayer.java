package dev.signlab.image.tree;

import dev.signlab.crypto.Digest;
import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.oci.layout.UnpackedBytes;
import dev.signlab.oci.model.Descriptor;
import dev.signlab.storage.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;

/**
 * A layer of an image that is there already: a packed archive on this disk.
 *
 * @param file its bytes as they are kept, whose digest has been checked
 * @param descriptor of these bytes
 * @param diffId the digest of the unpacked bytes, as the config of the image tells
 */
public record ImageLayer(Path file, Descriptor descriptor, Digest diffId) {

  /**
   * Puts the layer on top of a tree, and checks that it is the one that the config tells of.
   *
   * @param scratch a folder for files that somebody copies out of the layer
   */
  public void applyTo(FileTree tree, Path scratch) {
    read(scratch, new LayerApplication(tree)::apply);
  }

  /** Reads the layer to its end, and checks that it is the one that the config tells of. */
  public void check() {
    read(file.resolveSibling("."), (entry, content) -> {});
  }

  private void read(Path scratch, PackedArchive.Visitor visitor) {
    MessageDigest digest = diffId.algorithm().newMessageDigest();
    try (InputStream unpacked = new DigestInputStream(open(), digest)) {
      new PackedArchive(this::open, scratch).read(unpacked, visitor);
    } catch (IOException e) {
      throw unreadable(e);
    }
    Digest found = Digest.finish(diffId.algorithm(), digest);
    if (!found.equals(diffId)) {
      throw wrongDiffId(found);
    }
  }

  private InputStream open() throws IOException {
    return UnpackedBytes.of(Files.newInputStream(file), name(), descriptor.size(), progress -> {});
  }

  private String name() {
    return "layer " + descriptor.digest().shortened();
  }

  private LabException unreadable(IOException e) {
    return Problem.of(name() + " of the image cannot be read")
        .expected("a tar archive, plain or packed with gzip or zstd")
        .found(Reason.of(e))
        .cause(Cause.MALFORMED)
        .asException(e);
  }

  private LabException wrongDiffId(Digest found) {
    return Problem.of(name() + " is not the one that the config of its image tells of")
        .expected("diff_id " + diffId)
        .found(found.toString())
        .cause(Cause.DIGEST_MISMATCH)
        .asException();
  }
}
