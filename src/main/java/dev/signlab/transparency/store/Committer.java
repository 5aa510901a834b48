package dev.signlab.transparency.store;

import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.storage.Reason;
import dev.signlab.transparency.merkle.MerkleHash;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * Adds entries to a log, those that came while the disk was busy all at once. One thread writes for
 * all: so nobody queues for a lock only to hear that the work is done, and a caller that is
 * interrupted does not close the files that others write to.
 */
final class Committer {

  /** Enough that the disk is not what is waited for, and some megabytes at most. */
  private static final int MOST = 1_024;

  private final Path folder;
  private final OpenLog log;
  private final BlockingQueue<Waiting> queue = new LinkedBlockingQueue<>();
  private final Thread writer;
  private boolean isClosing;

  Committer(Path folder, OpenLog log) {
    this.folder = folder;
    this.log = log;
    this.writer = Thread.ofPlatform().daemon().name("log " + folder).start(this::work);
  }

  /**
   * An entry that waits to be written.
   *
   * @param record the entry; nothing in the last one, which ends the work
   * @param leaf the hash of the entry
   * @param result what becomes of it
   */
  @SuppressWarnings("ArrayRecordComponent")
  private record Waiting(
      @Nullable LogRecord record, byte[] leaf, CompletableFuture<Appended> result) {}

  Appended add(LogRecord record) {
    CompletableFuture<Appended> result = new CompletableFuture<>();
    enqueue(new Waiting(record, MerkleHash.leaf(record.entry()), result));
    try {
      return result.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof LabException lab ? lab : failed("write to", e);
    }
  }

  private synchronized void enqueue(Waiting entry) {
    if (isClosing) {
      throw failed("write to", new IOException("it was closed"));
    }
    isClosing = entry.record() == null;
    queue.add(entry);
  }

  /** Writes what waits, then closes the files; returns when that is done. */
  void close() {
    synchronized (this) {
      if (!isClosing) {
        enqueue(new Waiting(null, new byte[0], new CompletableFuture<>()));
      }
    }
    boolean interrupted = false;
    while (writer.isAlive()) {
      try {
        writer.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void work() {
    boolean goesOn = true;
    while (goesOn) {
      List<Waiting> batch = new ArrayList<>();
      try {
        batch.add(queue.take());
      } catch (InterruptedException e) {
        throw new AssertionError("nobody interrupts this thread", e);
      }
      queue.drainTo(batch, MOST);
      goesOn = batch.getLast().record() != null;
      if (!goesOn) {
        batch.removeLast();
      }
      commit(batch);
    }
    log.close();
  }

  private void commit(List<Waiting> batch) {
    try {
      List<Appended> written = write(batch);
      for (int i = 0; i < batch.size(); i++) {
        batch.get(i).result().complete(written.get(i));
      }
    } catch (IOException e) {
      fail(batch, failed("write to", e));
    } catch (RuntimeException e) {
      fail(batch, e);
    } catch (Error e) {
      // Who waits for this thread would wait forever; the next ones may have more memory.
      fail(batch, failed("write to", e));
    }
  }

  private static void fail(List<Waiting> batch, RuntimeException failure) {
    batch.forEach(each -> each.result().completeExceptionally(failure));
  }

  private List<Appended> write(List<Waiting> batch) throws IOException {
    Map<ByteBuffer, Long> fresh = new HashMap<>();
    List<LogRecord> records = new ArrayList<>();
    List<byte[]> leaves = new ArrayList<>();
    List<Long> indexes = new ArrayList<>();
    List<Boolean> news = new ArrayList<>();
    long size = log.head().size();
    for (Waiting each : batch) {
      OptionalLong known = known(each.leaf(), fresh);
      news.add(known.isEmpty());
      indexes.add(known.orElse(size + records.size()));
      if (known.isEmpty() && each.record() != null) {
        fresh.put(ByteBuffer.wrap(each.leaf()), size + records.size());
        records.add(each.record());
        leaves.add(each.leaf());
      }
    }
    if (!records.isEmpty()) {
      log.add(records, leaves);
    }
    List<Appended> written = new ArrayList<>();
    for (int i = 0; i < batch.size(); i++) {
      written.add(new Appended(indexes.get(i), news.get(i), log.head()));
    }
    return written;
  }

  private OptionalLong known(byte[] leaf, Map<ByteBuffer, Long> fresh) {
    @Nullable Long twin = fresh.get(ByteBuffer.wrap(leaf));
    return twin == null ? log.table().find(leaf) : OptionalLong.of(twin);
  }

  private LabException failed(String what, Throwable e) {
    return Problem.of("cannot " + what + " the log in " + folder)
        .expected("a disk with space left")
        .found(Reason.of(e))
        .command("doctor")
        .asException(e);
  }
}
