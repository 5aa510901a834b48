package dev.signlab.registry;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The uploads of one running server, in a folder of its own beside a file that the server keeps
 * locked. The operating system drops the lock of a server that was killed, and the next one to
 * start deletes what that left.
 */
final class Uploads implements AutoCloseable {

  private static final int MOST = 4_096;
  private static final String LOCK = "lock";

  /**
   * Closing a second channel would drop this process's lock (fcntl(2)), so these stay untouched.
   */
  private static final Set<Path> OURS = ConcurrentHashMap.newKeySet();

  private final Path folder;
  private final FileChannel lock;
  private final Map<String, Upload> open = new ConcurrentHashMap<>();

  private Uploads(Path folder, FileChannel lock) {
    this.folder = folder;
    this.lock = lock;
  }

  static Uploads in(Path all) throws IOException {
    Files.createDirectories(all);
    deleteAbandoned(all);
    Path own = all.resolve(UUID.randomUUID().toString());
    OURS.add(own);
    Files.createDirectory(own);
    FileChannel lock =
        FileChannel.open(own.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    lock.lock();
    return new Uploads(own, lock);
  }

  Upload start(String repository) {
    if (open.size() >= MOST) {
      throw RegistryError.of(ErrorCode.TOOMANYREQUESTS, "too many unfinished uploads");
    }
    String id = UUID.randomUUID().toString();
    Upload upload = new Upload(id, repository, folder.resolve(id));
    open.put(id, upload);
    return upload;
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
