package dev.signlab.registry;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The uploads of one running server, in a folder of its own beside a file that the server keeps
 * locked. The operating system drops the lock of a server that was killed, and the next one to
 * start deletes what that left.
 */
final class Uploads implements AutoCloseable {

  private static final int MOST = 4_096;

  /** An upload that nobody has touched for so long is given up (docker-registry waits a week). */
  private static final Duration EXPIRY = Duration.ofHours(24);

  /** When all places are taken, an upload that rests for so long makes room. */
  private static final Duration REST = Duration.ofMinutes(2);

  private static final String LOCK = "lock";

  /**
   * Closing a second channel would drop this process's lock (fcntl(2)), so these stay untouched.
   */
  private static final Set<Path> OURS = ConcurrentHashMap.newKeySet();

  private final Path folder;
  private final FileChannel lock;
  private final InstantSource clock;
  private final Map<String, Upload> open = new ConcurrentHashMap<>();

  private Uploads(Path folder, FileChannel lock, InstantSource clock) {
    this.folder = folder;
    this.lock = lock;
    this.clock = clock;
  }

  static Uploads in(Path all, InstantSource clock) throws IOException {
    Files.createDirectories(all);
    deleteAbandoned(all);
    Path own = all.resolve(UUID.randomUUID().toString());
    OURS.add(own);
    Files.createDirectory(own);
    FileChannel lock =
        FileChannel.open(own.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    lock.lock();
    return new Uploads(own, lock, clock);
  }

  Upload start(String repository) throws IOException {
    makeRoom();
    String id = UUID.randomUUID().toString();
    Upload upload = new Upload(id, repository, folder.resolve(id), clock);
    open.put(id, upload);
    return upload;
  }

  /**
   * Gives up what is forgotten. When all places are taken, those that hold no bytes go first, since
   * their clients lose nothing by beginning anew, and then one that has rested for a while.
   */
  private synchronized void makeRoom() throws IOException {
    if (open.size() < MOST / 2) {
      return;
    }
    giveUp(upload -> upload.restsSince(EXPIRY), Integer.MAX_VALUE);
    if (open.size() >= MOST) {
      giveUp(upload -> upload.offset() == 0, MOST / 4);
    }
    if (open.size() >= MOST) {
      giveUp(upload -> upload.restsSince(REST), 1);
    }
    if (open.size() >= MOST) {
      throw RegistryError.of(ErrorCode.TOOMANYREQUESTS, "too many unfinished uploads");
    }
  }

  /** Gives up those that rest longest; one that is receiving bytes is never among them. */
  private void giveUp(Predicate<Upload> which, int most) throws IOException {
    List<Upload> resting =
        open.values().stream()
            .filter(which)
            .sorted(Comparator.comparing(Upload::touched))
            .limit(most)
            .toList();
    for (Upload upload : resting) {
      if (upload.giveUp()) {
        forget(upload);
      }
    }
  }

  Upload find(String repository, String id) {
    return Optional.ofNullable(open.get(id))
        .filter(upload -> upload.repository().equals(repository))
        .orElseThrow(() -> unknown(id));
  }

  void forget(Upload upload) {
    open.remove(upload.id());
  }

  @Override
  public void close() throws IOException {
    lock.close();
    Folders.delete(folder);
    OURS.remove(folder);
  }

  static RegistryError unknown(String id) {
    return RegistryError.of(ErrorCode.BLOB_UPLOAD_UNKNOWN, "blob upload unknown to registry")
        .about(id);
  }

  private static void deleteAbandoned(Path all) throws IOException {
    for (String name : Folders.names(all)) {
      Path each = all.resolve(name);
      if (!OURS.contains(each) && isAbandoned(each.resolve(LOCK))) {
        Folders.delete(each);
      }
    }
  }

  /** A folder without a lock file belongs to a server that is only just starting. */
  private static boolean isAbandoned(Path file) throws IOException {
    if (!Files.exists(file)) {
      return false;
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      @Nullable FileLock taken = channel.tryLock();
      return taken != null;
    }
  }
}
