package dev.signlab.transparency.store;

import dev.signlab.crypto.Signer;
import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.storage.AtomicFile;
import dev.signlab.storage.BoundedFile;
import dev.signlab.transparency.checkpoint.Checkpoint;
import dev.signlab.transparency.merkle.TreeHead;
import dev.signlab.transparency.note.NoteKey;
import dev.signlab.transparency.note.SignedNote;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A log that signs what it says about its tree, and holds itself to it: the checkpoint that was
 * given out last stands in a file (where the process was killed, one that is a second older at
 * most), and a log that does not hold that tree any more is not opened.
 *
 * <p>Safe for use by several threads.
 */
public final class PublishedLog implements AutoCloseable {

  /** So old the checkpoint in the file may be, in nanoseconds, while others are given out. */
  private static final long PAUSE = 1_000_000_000L;

  private final LogStore store;
  private final Path folder;
  private final Path file;
  private final Identity identity;
  private final ReentrantLock signing = new ReentrantLock();
  private volatile Optional<Checkpoint> latest = Optional.empty();
  private boolean isUnwritten = true;
  private long writtenAt;

  /**
   * Who a log is.
   *
   * @param origin the first line of its checkpoints
   * @param key by which they verify
   * @param signer the private half
   */
  public record Identity(String origin, NoteKey key, Signer signer) {

    Checkpoint sign(TreeHead head) {
      SignedNote text = Checkpoint.of(origin, head.size(), head.root()).note();
      byte[] note = key.sign(text, signer).note().getBytes(StandardCharsets.UTF_8);
      return Checkpoint.parse(note, "checkpoint");
    }
  }

  private PublishedLog(LogStore store, Path folder, Identity identity) {
    this.store = store;
    this.folder = folder;
    this.file = folder.resolve("checkpoint");
    this.identity = identity;
  }

  /**
   * Opens a log, or makes an empty one.
   *
   * @throws LabException when it is open already, or does not hold the tree that it published
   */
  public static PublishedLog open(Path folder, Identity identity) {
    LogStore store = LogStore.open(folder);
    try {
      PublishedLog log = new PublishedLog(store, folder, identity);
      log.holdToLatest();
      return log;
    } catch (RuntimeException e) {
      store.close();
      throw e;
    }
  }

  /** Returns the log itself. */
  public LogStore store() {
    return store;
  }

  /**
   * Returns a checkpoint of the newest head, or of one that came while this was asked for: it has
   * every entry in it whose addition was acknowledged before.
   */
  public Checkpoint checkpoint() {
    long size = store.head().size();
    return atLeast(size).orElseGet(() -> publish(size));
  }

  private Optional<Checkpoint> atLeast(long size) {
    return latest.filter(known -> known.size() >= size);
  }

  private Checkpoint publish(long size) {
    signing.lock();
    try {
      return atLeast(size).orElseGet(() -> publish(store.head()));
    } finally {
      signing.unlock();
    }
  }

  private Checkpoint publish(TreeHead head) {
    Checkpoint signed = identity.sign(head);
    latest = Optional.of(signed);
    if (isUnwritten || System.nanoTime() - writtenAt >= PAUSE) {
      write(signed);
    }
    return signed;
  }

  /** Replacing a file costs more than signing does, so it is not done for each of many entries. */
  private void write(Checkpoint checkpoint) {
    byte[] note = checkpoint.note().note().getBytes(StandardCharsets.UTF_8);
    AtomicFile.writeUnforced(file, note);
    isUnwritten = false;
    writtenAt = System.nanoTime();
  }

  private void holdToLatest() {
    byte[] note = Files.exists(file) ? BoundedFile.read(file) : new byte[0];
    if (note.length == 0) {
      return;
    }
    Checkpoint given = Checkpoint.parse(note, file.toString());
    if (!given.origin().equals(identity.origin()) || !identity.key().signed(given.note())) {
      throw changed("a checkpoint of " + identity.key(), "one of " + given.origin());
    }
    if (given.size() > store.head().size()) {
      throw changed(given.size() + " entries, as published", store.head().size() + " entries");
    }
    byte[] root = store.tree(given.size()).root();
    if (!Arrays.equals(given.root(), root)) {
      throw changed("the published root " + hex(given.root()), hex(root));
    }
    latest = Optional.of(given);
  }

  private LabException changed(String expected, String found) {
    return Problem.of("the log in " + folder + " is not the one that was published")
        .expected(expected)
        .found(found)
        .cause(Cause.WRONG_CHECKPOINT)
        .asException();
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  @Override
  public void close() {
    signing.lock();
    try {
      latest.filter(known -> Files.isDirectory(folder)).ifPresent(this::write);
    } catch (LabException e) {
      // The next opening compares with an older one.
    } finally {
      signing.unlock();
      store.close();
    }
  }
}
