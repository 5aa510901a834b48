package dev.signlab.transparency.store;

import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.storage.Reason;
import dev.signlab.transparency.merkle.MerkleHash;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Adds entries to a log, those that came while the disk was busy all at once: the first thread that
 * gets the lock writes for all who wait.
 */
final class Committer {

  /** Enough that the disk is not what is waited for, and some megabytes at most. */
  private static final int MOST = 1_024;

  private final Path folder;
  private final OpenLog log;
  private final Queue<Waiting> queue = new ConcurrentLinkedQueue<>();
  private final ReentrantLock writing = new ReentrantLock();
  private boolean isClosed;

  Committer(Path folder, OpenLog log) {
    this.folder = folder;
    this.log = log;
  }

  /** An entry that waits to be written. Fields are written and read under the lock. */
  private static final class Waiting {
    final LogRecord record;
    final byte[] leaf;
    long index;
    boolean isNew;
    @Nullable Appended appended;
    @Nullable RuntimeException failure;

    Waiting(LogRecord record) {
      this.record = record;
      this.leaf = MerkleHash.leaf(record.entry());
    }

    boolean isDone() {
      return appended != null || failure != null;
    }
  }

  Appended add(LogRecord record) {
    Waiting mine = new Waiting(record);
    queue.add(mine);
    writing.lock();
    try {
      while (!mine.isDone()) {
        commit(next());
      }
      if (mine.appended != null) {
        return mine.appended;
      }
      throw Objects.requireNonNull(mine.failure);
    } finally {
      writing.unlock();
    }
  }

  void close() {
    writing.lock();
    try {
      if (!isClosed) {
        isClosed = true;
        log.close();
      }
    } catch (IOException e) {
      throw failed("close", e);
    } finally {
      writing.unlock();
    }
  }

  private List<Waiting> next() {
    List<Waiting> batch = new ArrayList<>();
    for (Waiting each = queue.poll(); each != null; each = queue.poll()) {
      batch.add(each);
      if (batch.size() == MOST) {
        break;
      }
    }
    return batch;
  }

  private void commit(List<Waiting> batch) {
    try {
      if (isClosed) {
        throw new IOException("it was closed");
      }
      write(batch);
      batch.forEach(each -> each.appended = new Appended(each.index, each.isNew, log.head()));
    } catch (IOException e) {
      LabException failure = failed("write to", e);
      batch.forEach(each -> each.failure = failure);
    } catch (UncheckedIOException e) {
      LabException failure = failed("write to", e);
      batch.forEach(each -> each.failure = failure);
    } catch (RuntimeException e) {
      batch.forEach(each -> each.failure = e);
    }
  }

  private void write(List<Waiting> batch) throws IOException {
    Map<ByteBuffer, Long> fresh = new HashMap<>();
    List<LogRecord> records = new ArrayList<>();
    List<byte[]> leaves = new ArrayList<>();
    for (Waiting each : batch) {
      OptionalLong known = log.table().find(each.leaf);
      long next = log.head().size() + records.size();
      @Nullable Long twin =
          known.isPresent() ? null : fresh.putIfAbsent(ByteBuffer.wrap(each.leaf), next);
      each.isNew = known.isEmpty() && twin == null;
      each.index = known.orElse(twin == null ? next : twin);
      if (each.isNew) {
        records.add(each.record);
        leaves.add(each.leaf);
      }
    }
    if (!records.isEmpty()) {
      log.add(records, leaves);
    }
  }

  private LabException failed(String what, Exception e) {
    return Problem.of("cannot " + what + " the log in " + folder)
        .expected("a disk with space left")
        .found(Reason.of(e))
        .command("doctor")
        .asException(e);
  }
}
