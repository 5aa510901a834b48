package dev.signlab.oci.layout;

import dev.signlab.oci.layout.ArchivedFile.Kind;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads a tar archive from front to back (POSIX ustar and pax, GNU's long names, sparse files and
 * large numbers). Commons Compress does the reading; what it lets pass is refused here as Go's
 * archive/tar does: a header whose checksum is wrong, an end within a header, and a file behind the
 * mark of the end. An archive may end without that mark, behind a whole block, and one without
 * bytes is empty. Used by one thread.
 *
 * <pre>{@code for (var e = tar.next(); e.isPresent(); e = tar.next()) … tar.content() …}</pre>
 */
public final class TarEntries implements AutoCloseable {

  private final TarBlocks blocks;
  private final TarArchiveInputStream tar;
  private boolean isBegun;

  /** Reads an archive that is unpacked already. */
  public TarEntries(InputStream unpacked) {
    this.blocks = new TarBlocks(unpacked);
    this.tar = new TarArchiveInputStream(blocks, "UTF-8");
  }

  /** Opens an archive in a file, which may be packed with gzip or zstd. */
  public static TarEntries open(Path archive) throws IOException {
    InputStream in = Files.newInputStream(archive);
    try {
      return new TarEntries(
          UnpackedBytes.of(in, archive.toString(), Files.size(archive), count -> {}));
    } catch (IOException e) {
      in.close();
      throw e;
    }
  }

  /**
   * Goes to the next entry, past what was not read of the content before.
   *
   * @return nothing at the end of the archive
   * @throws IOException when it is damaged, ends too soon or is no tar archive
   */
  public Optional<ArchivedFile> next() throws IOException {
    if (isBegun) {
      tar.transferTo(OutputStream.nullOutputStream());
    }
    isBegun = true;
    blocks.beginHeader();
    TarArchiveEntry entry = header();
    if (entry == null) {
      blocks.requireEnd();
      return Optional.empty();
    }
    blocks.endHeader();
    requireSound(entry);
    return Optional.of(described(entry));
  }

  private @Nullable TarArchiveEntry header() throws IOException {
    try {
      return tar.getNextEntry();
    } catch (IllegalArgumentException e) {
      throw new IOException("a header that is none", e);
    }
  }

  /** Some programs read the content that a link claims, others do not: all behind it is unsure. */
  private static void requireSound(TarArchiveEntry entry) throws IOException {
    if (!entry.isCheckSumOK()) {
      throw new IOException("a header with a wrong checksum");
    }
    if ((entry.isLink() || entry.isSymbolicLink()) && entry.getSize() > 0) {
      throw new IOException("a link that claims to have content");
    }
  }

  private static ArchivedFile described(TarArchiveEntry entry) {
    Kind kind = kind(entry);
    return new ArchivedFile(
        entry.getName(),
        kind,
        kind == Kind.SYMBOLIC_LINK || kind == Kind.HARD_LINK ? entry.getLinkName() : "",
        kind == Kind.FILE ? entry.getRealSize() : 0,
        entry.getMode() & 07777,
        entry.getLongUserId(),
        entry.getLongGroupId());
  }

  /** The library takes links and devices for files too, so that it is asked for those first. */
  private static Kind kind(TarArchiveEntry entry) {
    if (entry.isSymbolicLink()) {
      return Kind.SYMBOLIC_LINK;
    }
    if (entry.isLink()) {
      return Kind.HARD_LINK;
    }
    if (entry.isFIFO() || entry.isBlockDevice() || entry.isCharacterDevice()) {
      return Kind.OTHER;
    }
    return entry.isDirectory() ? Kind.FOLDER : Kind.FILE;
  }

  /** Returns the content of the entry that was reached last; closing it closes nothing else. */
  public InputStream content() {
    return new FilterInputStream(tar) {
      @Override
      public void close() {}
    };
  }

  @Override
  public void close() throws IOException {
    tar.close();
  }
}
