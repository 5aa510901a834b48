package dev.signlab.transparency.store;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.storage.Reason;
import dev.signlab.transparency.merkle.MerkleHash;
import dev.signlab.transparency.merkle.MerkleTree;
import dev.signlab.transparency.merkle.TreeHead;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalLong;

/**
 * A log in a folder. Entries are added at its end and never change; equal ones are kept once. One
 * process at a time may have it open. Safe for use by several threads: entries that come at the
 * same time are written together.
 *
 * <p>A head is handed out only when its entries are on the disk, so whatever ends the process, the
 * log that is opened again holds every tree of which anybody was told.
 */
public final class LogStore implements AutoCloseable {

  /** The most bytes of an entry: what C2SP tlog-tiles can say the length of. */
  public static final int LARGEST_ENTRY = 0xffff;

  private final Path folder;
  private final OpenLog log;
  private final Committer committer;

  private LogStore(Path folder, OpenLog log) {
    this.folder = folder;
    this.log = log;
    this.committer = new Committer(folder, log);
  }

  /**
   * Opens a log, or makes an empty one. Entries of which nobody was told, because the process ended
   * before, are kept where they are whole.
   *
   * @throws LabException when another process has it open, or the files are not those of a log
   */
  public static LogStore open(Path folder) {
    try {
      return new LogStore(folder, OpenLog.open(folder));
    } catch (IOException e) {
      throw Problem.of("cannot open the log in " + folder)
          .expected("a folder that can be written, with space left")
          .found(Reason.of(e))
          .command("doctor")
          .asException(e);
    }
  }

  /**
   * Adds an entry, unless an equal one is there; returns when it is on the disk.
   *
   * @param entry 1 to {@link #LARGEST_ENTRY} bytes
   * @param rest what is kept beside it, at most 16 MiB; of an equal entry the first rest is kept
   * @throws LabException when it cannot be written; the log is then as it was
   */
  public Appended append(byte[] entry, byte[] rest) {
    if (entry.length == 0 || entry.length > LARGEST_ENTRY || rest.length > Records.LARGEST) {
      throw Problem.of("the entry is too large for the log")
          .expected("1 to " + LARGEST_ENTRY + " bytes")
          .found(entry.length + " bytes")
          .cause(Cause.MALFORMED)
          .asException();
    }
    return committer.add(new LogRecord(entry.clone(), rest.clone()));
  }

  /** Returns the newest head that is on the disk. */
  public TreeHead head() {
    return log.head();
  }

  /** Returns the tree of a size, at most that of the newest head. */
  public MerkleTree tree(long size) {
    if (size < 0 || size > head().size()) {
      throw new IllegalArgumentException("a tree of " + size + " of " + head().size());
    }
    return new MerkleTree(log.rows(), size);
  }

  /** Returns an entry, with an index below the size of the newest head. */
  public LogRecord record(long index) {
    return records(index, 1).getFirst();
  }

  /**
   * Returns neighbours, all below the size of the newest head.
   *
   * @throws LabException when an entry is not the one that was added: somebody changed the file
   */
  public List<LogRecord> records(long first, int count) {
    requireRange(first, count, head().size());
    try {
      List<LogRecord> read = log.records().read(first, count);
      for (int i = 0; i < count; i++) {
        requireUnchanged(first + i, read.get(i));
      }
      return read;
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private void requireUnchanged(long index, LogRecord record) {
    byte[] found = MerkleHash.leaf(record.entry());
    byte[] added = log.rows().node(0, index);
    if (!Arrays.equals(found, added)) {
      throw Problem.of("entry " + index + " of the log in " + folder + " was changed")
          .expected("an entry with the leaf hash " + HexFormat.of().formatHex(added))
          .found(HexFormat.of().formatHex(found))
          .cause(Cause.WRONG_INCLUSION)
          .asException();
    }
  }

  /**
   * Returns the hashes of neighbouring nodes of one level, one behind the other: a slice of a tile
   * for every eighth level. All leaves below them must be there.
   */
  public byte[] nodes(int level, long first, int count) {
    requireRange(first, count, level < Long.SIZE ? head().size() >> level : 0);
    return log.rows().nodes(level, first, count);
  }

  /** Finds the entry whose leaf has a hash. */
  public OptionalLong find(byte[] leafHash) {
    OptionalLong found =
        leafHash.length == MerkleHash.LENGTH ? log.table().find(leafHash) : OptionalLong.empty();
    return found.isPresent() && found.getAsLong() < head().size() ? found : OptionalLong.empty();
  }

  /** Writes out what is open, so that it is opened again at once. */
  @Override
  public void close() {
    committer.close();
  }

  private static void requireRange(long first, int count, long size) {
    if (first < 0 || count < 0 || first > size - count) {
      throw new IllegalArgumentException(first + " and " + count + " of " + size);
    }
  }

  private LabException unreadable(IOException e) {
    return Problem.of("cannot read the log in " + folder).found(Reason.of(e)).asException(e);
  }
}
