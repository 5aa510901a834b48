package dev.signlab.transparency.store;

import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.storage.AtomicFile;
import dev.signlab.storage.BoundedFile;
import dev.signlab.transparency.merkle.MerkleHash;
import dev.signlab.transparency.merkle.MerkleTree;
import dev.signlab.transparency.merkle.TreeHead;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * The files of a log while it is open. Only the records are written through at each addition; nodes
 * and ends are written through now and then, up to which the file {@code settled} tells, and behind
 * that are made anew from the records when the log is opened.
 */
final class OpenLog implements AutoCloseable {

  /** How many entries may have to be hashed again when the log is opened. */
  private static final long UNSETTLED = 16_384;

  private static final int PIECE = 512;

  private final Path settledFile;
  private final FileChannel lockFile;
  private final Records records;
  private final Rows rows;
  private final LeafTable table;
  private volatile TreeHead head = TreeHead.EMPTY;
  private long settled;

  private OpenLog(Path folder, FileChannel lockFile) throws IOException {
    this.settledFile = folder.resolve("settled");
    this.lockFile = lockFile;
    this.settled = settled(settledFile);
    this.records = Records.open(folder);
    this.settled = Math.min(settled, records.ends());
    this.rows = Rows.open(folder.resolve("nodes"), settled);
    this.table = new LeafTable(rows, settled);
  }

  static OpenLog open(Path folder) throws IOException {
    Files.createDirectories(folder);
    FileChannel lockFile = lock(folder.resolve("lock"));
    OpenLog log;
    try {
      log = new OpenLog(folder, lockFile);
    } catch (IOException | RuntimeException e) {
      lockFile.close();
      throw e;
    }
    try {
      log.recover();
      return log;
    } catch (IOException | RuntimeException e) {
      log.closeFiles();
      throw e;
    }
  }

  TreeHead head() {
    return head;
  }

  Records records() {
    return records;
  }

  Rows rows() {
    return rows;
  }

  LeafTable table() {
    return table;
  }

  /** Adds records whose leaves have hashes; the head is the new one when this returns. */
  void add(List<LogRecord> added, List<byte[]> leaves) throws IOException {
    long size = head.size();
    try {
      records.append(size, added);
      records.force();
      rows.append(size, leaves);
      head = new MerkleTree(rows, size + added.size()).head();
    } catch (IOException | RuntimeException | Error e) {
      takeBack(size, e);
      throw e;
    }
    for (int i = 0; i < leaves.size(); i++) {
      table.add(leaves.get(i), size + i);
    }
    if (head.size() - settled >= UNSETTLED) {
      trySettle();
    }
  }

  /** The entries are on the disk whether this works or not; it is tried again with the next. */
  private void trySettle() {
    try {
      settle();
    } catch (IOException | LabException e) {
      // Opening takes longer then, and finds the same.
    }
  }

  private void takeBack(long size, Throwable e) {
    try {
      rows.truncate(size);
      records.truncate(size);
    } catch (IOException other) {
      e.addSuppressed(other);
    }
  }

  /** Writes through what can be made anew, so that it need not be; not into a deleted folder. */
  private void settle() throws IOException {
    if (!Files.exists(settledFile.resolveSibling("lock"))) {
      return;
    }
    records.forceEnds();
    rows.force();
    settled = head.size();
    AtomicFile.write(settledFile, settled + "\n");
  }

  private void recover() throws IOException {
    readLeaves();
    long size = settled;
    List<LogRecord> piece = piece(records.end(size - 1));
    while (!piece.isEmpty()) {
      List<byte[]> leaves = piece.stream().map(each -> MerkleHash.leaf(each.entry())).toList();
      records.appendEnds(size, piece);
      rows.append(size, leaves);
      for (byte[] leaf : leaves) {
        table.add(leaf, size++);
      }
      piece = piece(records.end(size - 1));
    }
    records.truncate(size);
    rows.truncate(size);
    head = new MerkleTree(rows, size).head();
  }

  private List<LogRecord> piece(long start) throws IOException {
    List<LogRecord> piece = new ArrayList<>();
    long at = start;
    for (LogRecord each = records.recover(at);
        each != null && piece.size() < PIECE;
        each = records.recover(at)) {
      piece.add(each);
      at += Records.length(each);
    }
    return piece;
  }

  private void readLeaves() {
    int many = 1 << 15;
    for (long first = 0; first < settled; first += many) {
      table.addAll(rows.nodes(0, first, (int) Math.min(many, settled - first)), first);
    }
  }

  private static long settled(Path file) {
    if (!Files.exists(file)) {
      return 0;
    }
    String text = BoundedFile.readText(file).strip();
    try {
      return Long.parseUnsignedLong(text);
    } catch (NumberFormatException e) {
      throw Problem.of(file + " was changed")
          .expected("a number of entries")
          .found(text)
          .hint("delete the file; then the log is read again")
          .asException(e);
    }
  }

  private static FileChannel lock(Path file) throws IOException {
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      FileLock lock = channel.tryLock();
      if (lock != null) {
        return channel;
      }
    } catch (OverlappingFileLockException e) {
      // It is open in this process: said below.
    }
    channel.close();
    throw Problem.of("the log in " + file.getParent() + " is open already")
        .expected("one process that writes it")
        .found("another one, or this one a second time")
        .asException();
  }

  /** What cannot be written through at the end is made anew when the log is opened. */
  @Override
  public void close() {
    trySettle();
    closeFiles();
  }

  private void closeFiles() {
    for (AutoCloseable each : List.of(rows, records, lockFile)) {
      try {
        each.close();
      } catch (Exception e) {
        // Nothing is written to it any more, closed or not.
      }
    }
  }
}
