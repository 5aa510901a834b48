package dev.signlab.oci.layout;

import dev.signlab.crypto.Digest;
import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.oci.model.Descriptor;
import dev.signlab.oci.model.ImageIndex;
import dev.signlab.oci.model.Manifest;
import dev.signlab.oci.model.MediaType;
import dev.signlab.storage.AtomicFile;
import dev.signlab.storage.BoundedFile;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** An OCI layout in a tar archive: what {@code oci-archive:} means to skopeo. */
public final class OciArchive {

  private static final int BUFFER = 64 << 10;
  private static final int MOST_ENTRIES = 20_000;

  private OciArchive() {}

  /**
   * Brings all blobs of an archive into a layout, each under the digest of its bytes.
   *
   * @return the images that the archive lists
   */
  public static List<Descriptor> unpack(Path archive, OciLayout into) {
    Optional<List<Descriptor>> images = Optional.empty();
    try (TarEntries tar = TarEntries.open(archive)) {
      int entries = 0;
      for (Optional<ArchivedFile> next = tar.next(); next.isPresent(); next = tar.next()) {
        requireFew(++entries, archive);
        String name = LayerPath.parse(next.get().name()).map(LayerPath::path).orElse("");
        if (next.get().isFile() && name.startsWith("blobs/")) {
          into.write(blob(name, next.get().size()), tar.content());
        } else if (next.get().isFile() && name.equals("index.json")) {
          images = Optional.of(index(tar, archive));
        }
      }
      return images.orElseThrow(() -> LayoutProblems.noLayout(archive));
    } catch (IOException e) {
      throw LayoutProblems.cannot("read " + archive, e);
    }
  }

  /** Refuses an archive with more entries, of whichever kind, than one of images has. */
  static void requireFew(int entries, Path archive) {
    if (entries > MOST_ENTRIES) {
      throw Problem.of("too many files in " + archive)
          .expected("at most " + MOST_ENTRIES)
          .found("more")
          .cause(Cause.MALFORMED)
          .asException();
    }
  }

  private static List<Descriptor> index(TarEntries tar, Path archive) throws IOException {
    byte[] bytes = BoundedFile.read(tar.content(), Manifest.LARGEST, "index.json of " + archive);
    Manifest manifest =
        Manifest.parse(bytes, Optional.of(MediaType.OCI_INDEX), "index.json of " + archive);
    return manifest instanceof ImageIndex index ? index.manifests() : List.of();
  }

  /** The name says the digest, which writing into the layout checks. */
  private static Descriptor blob(String name, long size) {
    String[] parts = name.split("/", -1);
    if (parts.length != 3) {
      throw noBlobName(name);
    }
    return new Descriptor(MediaType.OCI_EMPTY, Digest.parse(parts[1] + ":" + parts[2]), size);
  }

  private static LabException noBlobName(String name) {
    return Problem.of("not a blob: " + name).expected("blobs/sha256/…").found(name).asException();
  }

  /** Writes a whole layout as an archive, in one step. */
  public static void pack(OciLayout layout, Path archive) {
    Path target = archive.toAbsolutePath();
    try {
      Files.createDirectories(target.resolveSibling("."));
      AtomicFile.writeStream(target, out -> pack(layout, out));
    } catch (IOException e) {
      throw LayoutProblems.cannot("write " + archive, e);
    }
  }

  /** Writes a whole layout as an archive, and closes its stream. */
  public static void pack(OciLayout layout, OutputStream out) throws IOException {
    try (TarWriter tar = new TarWriter(new BufferedOutputStream(out, BUFFER));
        Stream<Path> files = Files.walk(layout.folder())) {
      for (Path path : files.filter(each -> isPart(layout, each)).sorted().toList()) {
        try (InputStream in = Files.newInputStream(path)) {
          tar.add(layout.folder().relativize(path).toString(), Files.size(path), in);
        }
      }
    }
  }

  private static boolean isPart(OciLayout layout, Path file) {
    Path relative = layout.folder().relativize(file);
    for (Path part : relative) {
      if (part.toString().startsWith(".")) {
        return false;
      }
    }
    return Files.isRegularFile(file)
        && (relative.getNameCount() == 1 || relative.startsWith("blobs"));
  }
}
