package dev.signlab.image.tree;

import dev.signlab.oci.layout.ArchivedFile;
import dev.signlab.oci.layout.TarEntries;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.compress.utils.BoundedSeekableByteChannelInputStream;

/**
 * A tar archive whose files are read again when a layer is written. Reading one of them means to
 * read all before it, so when the first is asked for, all are put into a file. Used by one thread.
 */
final class PackedArchive {

  private final Opening opening;
  private final Path scratch;
  private Optional<Spool> spool = Optional.empty();

  /** Takes an archive, and a folder for its files. */
  PackedArchive(Opening opening, Path scratch) {
    this.opening = opening;
    this.scratch = scratch;
  }

  /** Opens the unpacked bytes from the beginning. */
  interface Opening {
    InputStream open() throws IOException;
  }

  /** Hears of the entries. */
  interface Visitor {
    void visit(ArchivedFile entry, Content content) throws IOException;
  }

  /** Reads all entries, and the bytes behind them to the end. */
  void read(InputStream unpacked, Visitor visitor) throws IOException {
    TarEntries entries = new TarEntries(unpacked);
    int number = 0;
    for (var each = entries.next(); each.isPresent(); each = entries.next()) {
      visitor.visit(each.get(), new Archived(number++, each.get().size()));
    }
    unpacked.transferTo(OutputStream.nullOutputStream());
  }

  /** The files one behind the other, and where each begins. */
  private record Spool(Path file, List<Long> starts) {}

  private Spool spool() throws IOException {
    if (spool.isEmpty()) {
      Path target = Files.createTempFile(scratch, "archive-", ".files");
      try (InputStream in = opening.open();
          OutputStream out = new BufferedOutputStream(Files.newOutputStream(target))) {
        spool = Optional.of(new Spool(target, copyAll(new TarEntries(in), out)));
      }
    }
    return spool.get();
  }

  private static List<Long> copyAll(TarEntries entries, OutputStream out) throws IOException {
    List<Long> starts = new ArrayList<>();
    long end = 0;
    for (var each = entries.next(); each.isPresent(); each = entries.next()) {
      starts.add(end);
      end += each.get().isFile() ? entries.content().transferTo(out) : 0;
    }
    return starts;
  }

  /** One file, by its place in the archive. */
  private final class Archived implements Content {

    private final int number;
    private final long size;

    Archived(int number, long size) {
      this.number = number;
      this.size = size;
    }

    @Override
    public long size() {
      return size;
    }

    @Override
    public InputStream open() throws IOException {
      Spool all = spool();
      FileChannel channel = FileChannel.open(all.file());
      return new BoundedSeekableByteChannelInputStream(all.starts().get(number), size, channel) {
        @Override
        public void close() throws IOException {
          channel.close();
        }
      };
    }
  }
}
