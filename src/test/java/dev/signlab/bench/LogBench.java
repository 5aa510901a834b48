package dev.signlab.bench;

import dev.signlab.crypto.KeyPair;
import dev.signlab.transparency.checkpoint.Checkpoint;
import dev.signlab.transparency.merkle.InclusionProof;
import dev.signlab.transparency.merkle.MerkleHash;
import dev.signlab.transparency.note.NoteKey;
import dev.signlab.transparency.store.LogStore;
import dev.signlab.transparency.store.PublishedLog;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * Fills a log to three sizes, and tells at each how many entries a second it takes from one and
 * from many clients, each with a checkpoint and a proof that is checked, how many proofs it makes
 * for entries anywhere, how long it takes to open, and what it needs of heap and disk. From the
 * project's folder, after the tests were compiled: {@code src/test/scripts/bench LogBench [largest
 * size]}.
 */
public final class LogBench {

  private static final int[] SIZES = {1_000, 100_000, 1_000_000};
  private static final int MANY = 256;
  private static final long ROUND = 3_000_000_000L;
  private static final byte[] NONE = {};

  private final Path folder;
  private final PublishedLog.Identity identity;
  private PublishedLog log;

  private LogBench(Path folder) {
    KeyPair keys = KeyPair.generate();
    NoteKey key = new NoteKey("localhost", keys.publicKey(), keys.algorithm());
    this.folder = folder;
    this.identity = new PublishedLog.Identity("localhost", key, keys);
    this.log = PublishedLog.open(folder, identity);
  }

  /** Runs the comparison; the first argument is the largest size, a million unless told. */
  public static void main(String[] arguments) throws Exception {
    long largest = arguments.length > 0 ? Long.parseLong(arguments[0]) : SIZES[2];
    Path folder = Files.createTempDirectory("log-bench");
    try {
      LogBench bench = new LogBench(folder);
      System.out.println(
          "size | 1 client/s | its CPU us | "
              + MANY
              + " clients/s | their CPU us | proofs/s | CPU us"
              + " | open ms | heap MiB");
      for (int size : SIZES) {
        if (size <= largest) {
          bench.fill(size);
          bench.measure(size);
        }
      }
      bench.log.close();
    } finally {
      delete(folder);
    }
  }

  private void fill(long size) throws InterruptedException {
    long start = System.nanoTime();
    long before = store().head().size();
    AtomicLong left = new AtomicLong(size - before);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 2_048; i++) {
        threads.execute(
            () -> {
              while (left.decrementAndGet() >= 0) {
                store().append(entry(), NONE);
              }
            });
      }
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    System.out.printf("filled: %.0f entries/s without proofs%n", (size - before) / seconds);
  }

  private void measure(long size) {
    String one = logged(1);
    String many = logged(MANY);
    String proofs = proofs();
    long opened = reopen();
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    long heap = (runtime.totalMemory() - runtime.freeMemory()) >> 20;
    System.out.printf("%d | %s | %s | %s | %d | %d%n", size, one, many, proofs, opened, heap);
  }

  /** Entries in a second, each with the checkpoint and the proof that a client is given. */
  private String logged(int clients) {
    AtomicLong count = new AtomicLong();
    Duration processor = processor();
    long start = System.nanoTime();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < clients; i++) {
        threads.execute(
            () -> {
              while (System.nanoTime() - start < ROUND) {
                byte[] entry = entry();
                long index = store().append(entry, NONE).index();
                check(index, entry);
                count.incrementAndGet();
              }
            });
      }
    }
    return figures(count.get(), start, processor);
  }

  private void check(long index, byte[] entry) {
    Checkpoint checkpoint = log.checkpoint();
    InclusionProof proof = store().tree(checkpoint.size()).inclusion(index);
    if (!proof.proves(MerkleHash.leaf(entry), checkpoint.root())) {
      throw new IllegalStateException("entry " + index + " is not proved");
    }
  }

  private String proofs() {
    Random random = new Random(1);
    long size = store().head().size();
    Duration processor = processor();
    long start = System.nanoTime();
    long count = 0;
    while (System.nanoTime() - start < ROUND) {
      store().tree(size).inclusion(random.nextLong(size));
      count++;
    }
    return figures(count, start, processor);
  }

  private long reopen() {
    log.close();
    long start = System.nanoTime();
    log = PublishedLog.open(folder, identity);
    return (System.nanoTime() - start) / 1_000_000;
  }

  private LogStore store() {
    return log.store();
  }

  private static final AtomicLong NUMBER = new AtomicLong();

  /** As long as an entry of a signature by a certificate. */
  private static byte[] entry() {
    return ByteBuffer.allocate(1_500).putLong(NUMBER.incrementAndGet()).array();
  }

  /** How many in a second, and the time of processors for each: machines are seldom idle. */
  private static String figures(long count, long start, Duration before) {
    double seconds = (System.nanoTime() - start) / 1e9;
    long processor = processor().minus(before).toNanos() / 1_000 / Math.max(count, 1);
    return Math.round(count / seconds) + " | " + processor;
  }

  private static Duration processor() {
    return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      all.sorted((a, b) -> b.compareTo(a)).forEach(LogBench::deleteOne);
    }
  }

  private static void deleteOne(Path file) {
    try {
      Files.delete(file);
    } catch (IOException e) {
      System.err.println("left behind: " + file);
    }
  }
}
