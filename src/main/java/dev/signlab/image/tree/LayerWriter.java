package dev.signlab.image.tree;

import dev.signlab.crypto.Digest;
import dev.signlab.crypto.DigestAlgorithm;
import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.oci.model.Descriptor;
import dev.signlab.oci.model.MediaType;
import dev.signlab.storage.Reason;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.Map;
import java.util.SortedMap;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/**
 * Writes layers that are the same for the same files: sorted, of one time, without names of owners.
 */
public final class LayerWriter {

  /** A second after 1970 began, since some programs take 0 for no time at all. */
  private static final long TIME = 1_000;

  private static final int BUFFER = 64 << 10;

  private LayerWriter() {}

  /**
   * A layer that was written.
   *
   * @param descriptor of the packed bytes
   * @param diffId the digest of the bytes before they were packed
   */
  public record Written(Descriptor descriptor, Digest diffId) {}

  /** Writes what is new in a layer to a file, as a gzipped archive. */
  public static Written write(SortedMap<String, Node> changes, Path file) {
    DigestAlgorithm algorithm = DigestAlgorithm.SHA256;
    MessageDigest packed = algorithm.newMessageDigest();
    MessageDigest unpacked = algorithm.newMessageDigest();
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), BUFFER);
        OutputStream gzip = new GZIPOutputStream(new DigestOutputStream(out, packed), BUFFER);
        TarArchiveOutputStream tar = tar(new DigestOutputStream(gzip, unpacked))) {
      for (Map.Entry<String, Node> each : changes.entrySet()) {
        add(tar, each.getKey(), each.getValue());
      }
    } catch (IOException e) {
      throw cannot("write a layer", e);
    }
    try {
      Digest digest = Digest.finish(algorithm, packed);
      return new Written(
          new Descriptor(MediaType.OCI_LAYER_GZIP, digest, Files.size(file)),
          Digest.finish(algorithm, unpacked));
    } catch (IOException e) {
      throw cannot("read a layer", e);
    }
  }

  private static TarArchiveOutputStream tar(OutputStream out) {
    TarArchiveOutputStream tar = new TarArchiveOutputStream(out, StandardCharsets.UTF_8.name());
    tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
    tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
    tar.setAddPaxHeadersForNonAsciiNames(true);
    return tar;
  }

  private static void add(TarArchiveOutputStream tar, String path, Node node) throws IOException {
    TarArchiveEntry entry = entry(path.substring(1), node);
    Attributes attributes = node.attributes();
    entry.setMode(attributes.mode());
    entry.setUserId(attributes.user());
    entry.setGroupId(attributes.group());
    entry.setUserName("");
    entry.setGroupName("");
    entry.setModTime(TIME);
    tar.putArchiveEntry(entry);
    if (node instanceof Node.RegularFile file) {
      copy(file.content(), tar, path);
    }
    tar.closeArchiveEntry();
  }

  private static TarArchiveEntry entry(String name, Node node) {
    return switch (node) {
      case Folder folder -> new TarArchiveEntry(name + "/", TarConstants.LF_DIR);
      case Node.RegularFile file -> {
        TarArchiveEntry entry = new TarArchiveEntry(name, TarConstants.LF_NORMAL);
        entry.setSize(file.content().size());
        yield entry;
      }
      case Node.SymbolicLink link -> {
        TarArchiveEntry entry = new TarArchiveEntry(name, TarConstants.LF_SYMLINK);
        entry.setLinkName(link.target());
        yield entry;
      }
      case Node.Special special -> throw new IllegalArgumentException(name + special.words());
      case Node.Misnamed misnamed -> throw new IllegalArgumentException(misnamed.name());
    };
  }

  private static void copy(Content content, OutputStream out, String path) {
    try (InputStream in = content.open()) {
      long length = in.transferTo(out);
      if (length != content.size()) {
        throw new IOException("it was changed while the image was built");
      }
    } catch (IOException e) {
      throw cannot("copy " + path.substring(1), e);
    }
  }

  private static LabException cannot(String what, IOException e) {
    return Problem.of("cannot " + what).found(Reason.of(e)).cause(Cause.NO_FILE).asException(e);
  }
}
