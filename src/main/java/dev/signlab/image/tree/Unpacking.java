package dev.signlab.image.tree;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.oci.layout.ArchivedFile;
import dev.signlab.oci.layout.LayerPath;
import dev.signlab.oci.layout.TarEntries;
import dev.signlab.oci.layout.UnpackedBytes;
import dev.signlab.storage.Reason;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Unpacks an archive into a layer as {@code ADD} does: modes and owners are those of the archive,
 * its links are followed within the target alone, and its files replace what is in their place.
 *
 * @param target the layer
 * @param folders whose the folders above become, if they have to be made
 * @param scratch a folder for the unpacked files
 */
public record Unpacking(LayerDraft target, Optional<Owner> folders, Path scratch) {

  private static final byte[] BZIP2 = {'B', 'Z', 'h'};
  private static final byte[] XZ = {(byte) 0xfd, '7', 'z', 'X', 'Z', 0};

  /** Tells whether {@code ADD} would unpack a file: by its bytes, never by its name. */
  public static boolean isArchive(Node node) {
    if (!(node instanceof Node.RegularFile file)) {
      return false;
    }
    try (InputStream in = opened(file.content())) {
      return new TarEntries(in).next().isPresent();
    } catch (IOException | LabException e) {
      return isXz(file.content());
    }
  }

  /**
   * Unpacks a file into a folder, which is made if it is not there.
   *
   * @param name of the archive, for problems
   * @param to where all links have been followed
   */
  public void unpack(Node archive, String name, String to) {
    Content content = ((Node.RegularFile) archive).content();
    if (isXz(content)) {
      throw unreadable(name, "an archive packed with xz, which is not done here", null);
    }
    target.makeFolders(to, folders);
    PackedArchive packed = new PackedArchive(() -> opened(content), scratch);
    try (InputStream in = opened(content)) {
      packed.read(in, (entry, bytes) -> put(entry, bytes, to));
    } catch (IOException e) {
      throw unreadable(name, Reason.of(e), e);
    }
  }

  private void put(ArchivedFile entry, Content content, String to) throws IOException {
    if (LayerPath.parse(entry.name()).isEmpty()) {
      throw new IOException("a path that leads out: " + entry.name());
    }
    FileTree inside = new FileTree(target.tree().folder(to).orElseThrow());
    String clean = ImagePath.clean(ImagePath.ROOT, entry.name());
    if (clean.equals(ImagePath.ROOT)) {
      return;
    }
    String folder = inside.resolve(ImagePath.parent(clean));
    String at = ImagePath.join(ImagePath.clean(to, folder.substring(1)), ImagePath.name(clean));
    target.makeFolders(ImagePath.parent(at), Optional.empty());
    target.put(at, node(entry, content, inside, target.tree().folder(at)));
  }

  private static Node node(
      ArchivedFile entry, Content content, FileTree inside, Optional<Folder> there)
      throws IOException {
    Attributes attributes = new Attributes(entry.mode(), entry.user(), entry.group());
    return switch (entry.kind()) {
      case FOLDER -> there.orElseGet(() -> Folder.empty(attributes)).with(attributes);
      case FILE -> new Node.RegularFile(attributes, content);
      case SYMBOLIC_LINK -> new Node.SymbolicLink(attributes, entry.target());
      case HARD_LINK ->
          inside
              .find(inside.resolve(ImagePath.clean(ImagePath.ROOT, entry.target())))
              .filter(Node.RegularFile.class::isInstance)
              .orElseThrow(() -> new IOException("a hard link to no file: " + entry.name()));
      case OTHER -> throw new IOException("a device or a named pipe: " + entry.name());
    };
  }

  private static InputStream opened(Content content) throws IOException {
    BufferedInputStream in = new BufferedInputStream(content.open());
    if (startsWith(in, BZIP2)) {
      return new BZip2CompressorInputStream(in, true);
    }
    return UnpackedBytes.of(in, "the archive", content.size(), progress -> {});
  }

  private static boolean isXz(Content content) {
    try (BufferedInputStream in = new BufferedInputStream(content.open())) {
      return startsWith(in, XZ);
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean startsWith(BufferedInputStream in, byte[] magic) throws IOException {
    in.mark(magic.length);
    byte[] start = in.readNBytes(magic.length);
    in.reset();
    return Arrays.equals(start, magic);
  }

  private static LabException unreadable(String name, String found, @Nullable IOException e) {
    Problem.Builder problem =
        Problem.of("ADD cannot unpack " + name)
            .expected("a tar archive, plain or packed with gzip, bzip2 or zstd")
            .found(found)
            .hint("COPY keeps it packed")
            .cause(Cause.MALFORMED);
    return e == null ? problem.asException() : problem.asException(e);
  }
}
