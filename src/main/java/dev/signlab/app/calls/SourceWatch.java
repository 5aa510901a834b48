package dev.signlab.app.calls;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.List;

/**
 * Notices when the files that this lab was built of may be others. The launcher looks through all
 * of them before each command, which takes longer than a call; while this lab has heard of no
 * change it need not.
 */
final class SourceWatch {

  private static final List<String> FOLDERS = List.of("src/main", "content/lessons", "target/lib");

  private static final List<String> FILES = List.of("pom.xml", "target/signlab-0.1.0.jar");

  private final Path top;
  private final WatchService service;

  private SourceWatch(Path top, WatchService service) {
    this.top = top;
    this.service = service;
  }

  /**
   * Begins to watch.
   *
   * @param top the folder of the project
   * @param changed is told once, at the first change, by a thread of its own
   * @return whether all is as the launcher's seal has it, and a change will be heard of; otherwise
   *     nobody is told anything
   */
  static boolean start(Path top, Runnable changed) {
    try {
      FileTime seal = Files.getLastModifiedTime(top.resolve("target/lab/seal"));
      SourceWatch watch = new SourceWatch(top, top.getFileSystem().newWatchService());
      if (!watch.isSealed(seal)) {
        watch.service.close();
        return false;
      }
      Thread.ofPlatform().name("sources").daemon().start(() -> watch.await(changed));
      return true;
    } catch (IOException | UnsupportedOperationException e) {
      // A system that does not tell, or has no room for more watching: the launcher looks.
      return false;
    }
  }

  /**
   * A folder is watched before it is listed, so that what comes meanwhile is listed or heard of.
   */
  private boolean isSealed(FileTime seal) throws IOException {
    try {
      register(top);
      register(top.resolve("target"));
      for (String name : FOLDERS) {
        Files.walkFileTree(top.resolve(name), new Walk(seal));
      }
      for (String name : FILES) {
        requireOlder(top.resolve(name), seal);
      }
      return true;
    } catch (IOException | UnsupportedOperationException e) {
      // Younger, or gone, as a folder is that this copy never had.
      return false;
    }
  }

  private void register(Path folder) throws IOException {
    folder.register(
        service,
        StandardWatchEventKinds.ENTRY_CREATE,
        StandardWatchEventKinds.ENTRY_MODIFY,
        StandardWatchEventKinds.ENTRY_DELETE);
  }

  /** No archive can set the time of the change itself, as the launcher knows. */
  private static void requireOlder(Path file, FileTime seal) throws IOException {
    FileTime changed = (FileTime) Files.getAttribute(file, "unix:ctime", LinkOption.NOFOLLOW_LINKS);
    if (changed.compareTo(seal) > 0) {
      throw new IOException("younger than the seal: " + file);
    }
  }

  /** Watches all folders of a tree, and ends at the first file that is younger than the seal. */
  private final class Walk extends SimpleFileVisitor<Path> {

    private final FileTime seal;

    private Walk(FileTime seal) {
      this.seal = seal;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
        throws IOException {
      register(folder);
      requireOlder(folder, seal);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      requireOlder(file, seal);
      return FileVisitResult.CONTINUE;
    }
  }

  private void await(Runnable changed) {
    try (service) {
      boolean heard = false;
      while (!heard) {
        WatchKey key = service.take();
        heard = key.pollEvents().stream().anyMatch(event -> concerns(key, event));
        key.reset();
      }
    } catch (IOException | ClosedWatchServiceException e) {
      // Then the launcher looks again.
      changed.run();
      return;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    changed.run();
  }

  /** Beside the files that count there are others in their folders, which come and go. */
  private boolean concerns(WatchKey key, WatchEvent<?> event) {
    Path folder = top.relativize((Path) key.watchable());
    boolean whole = FOLDERS.stream().anyMatch(folder::startsWith);
    return whole
        || event.context() == null
        || FILES.contains(folder.resolve(event.context().toString()).toString());
  }
}
