package dev.signlab.environment.server;

import dev.signlab.http.server.AccessEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Writes what a server answered to a file, so that any process can show it. A request is in the
 * file a moment after it was answered, since no request should wait for a disk.
 */
final class RequestLog implements AutoCloseable {

  private static final long INTERVAL_MILLIS = 250;
  private static final int MOST = 2_000;
  private static final long LARGEST = 1 << 20;

  private final Path file;
  private final WorldServer.Running server;
  private final Thread writer;
  private @Nullable AccessEntry last;

  private RequestLog(Path file, WorldServer.Running server) {
    this.file = file;
    this.server = server;
    this.writer = Thread.ofVirtual().unstarted(this::writeNowAndThen);
  }

  static RequestLog of(Path file, WorldServer.Running server) {
    RequestLog log = new RequestLog(file, server);
    log.writer.start();
    return log;
  }

  /** Returns the latest lines of the file, oldest first. */
  static List<String> latest(Path file, int wanted) throws IOException {
    try (Stream<String> lines = Files.lines(file)) {
      List<String> all = lines.toList();
      return all.subList(Math.max(0, all.size() - wanted), all.size());
    } catch (NoSuchFileException e) {
      return List.of();
    }
  }

  /** Writes what has not been written yet. */
  synchronized void flush() throws IOException {
    List<AccessEntry> entries = unwritten(server.log(MOST));
    if (!entries.isEmpty()) {
      startAnewWhenLarge();
      List<String> lines = entries.stream().map(e -> e.at() + "  " + e.summary()).toList();
      Files.write(file, lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      last = entries.getLast();
    }
  }

  @Override
  public void close() {
    writer.interrupt();
    flushQuietly();
  }

  /** Entries are told apart by identity: two requests may be equal in every field. */
  @SuppressWarnings("ReferenceEquality")
  private List<AccessEntry> unwritten(List<AccessEntry> entries) {
    for (int i = entries.size() - 1; i >= 0; i--) {
      if (entries.get(i) == last) {
        return entries.subList(i + 1, entries.size());
      }
    }
    return entries;
  }

  private void startAnewWhenLarge() throws IOException {
    if (Files.exists(file) && Files.size(file) > LARGEST) {
      Path before = file.resolveSibling(file.getFileName() + ".1");
      Files.move(file, before, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private void writeNowAndThen() {
    try {
      while (true) {
        Thread.sleep(INTERVAL_MILLIS);
        flushQuietly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void flushQuietly() {
    try {
      flush();
    } catch (IOException e) {
      // A full disk costs the log, not the server.
    }
  }
}
