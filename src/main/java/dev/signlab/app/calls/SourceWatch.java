package dev.signlab.app.calls;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.stream.Stream;

/**
 * Notices when the files that this lab was built of may be others. The launcher looks through all
 * of them before each command, which takes longer than a call; while this lab has heard of no
 * change it need not.
 */
final class SourceWatch {

  private static final List<String> FOLDERS = List.of("src/main", "content/lessons", "target/lib");

  private static final List<String> FILES = List.of("pom.xml", "target/signlab-0.1.0.jar");

  private final Path top;
  private final Runnable changed;

  private SourceWatch(Path top, Runnable changed) {
    this.top = top;
    this.changed = changed;
  }

  /**
   * Begins to watch.
   *
   * @param top the folder of the project
   * @param changed is told once, at the first change
   * @return whether all is as the launcher's seal has it, and will be heard of
   */
  static boolean start(Path top, Runnable changed) {
    Path seal = top.resolve("target/lab/seal");
    try {
      SourceWatch watch = new SourceWatch(top, changed);
      WatchService service = top.getFileSystem().newWatchService();
      watch.register(service);
      Thread.ofPlatform().name("sources").daemon().start(() -> watch.await(service));
      return watch.isOlder(Files.getLastModifiedTime(seal));
    } catch (IOException | UnsupportedOperationException e) {
      // A system that does not tell, or has no room for more watching: the launcher looks.
      return false;
    }
  }

  private void register(WatchService service) throws IOException {
    for (String name : FOLDERS) {
      for (Path folder : below(top.resolve(name))) {
        if (Files.isDirectory(folder)) {
          register(folder, service);
        }
      }
    }
    register(top, service);
    register(top.resolve("target"), service);
  }

  private static void register(Path folder, WatchService service) throws IOException {
    folder.register(
        service,
        StandardWatchEventKinds.ENTRY_CREATE,
        StandardWatchEventKinds.ENTRY_MODIFY,
        StandardWatchEventKinds.ENTRY_DELETE);
  }

  private static List<Path> below(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files.toList();
    }
  }

  /** No archive can set the time of the change itself, as the launcher knows. */
  private boolean isOlder(FileTime seal) throws IOException {
    for (String name : FOLDERS) {
      for (Path file : below(top.resolve(name))) {
        if (changeTime(file).compareTo(seal) > 0) {
          return false;
        }
      }
    }
    for (String name : FILES) {
      Path file = top.resolve(name);
      if (Files.exists(file) && changeTime(file).compareTo(seal) > 0) {
        return false;
      }
    }
    return true;
  }

  private static FileTime changeTime(Path file) throws IOException {
    return (FileTime) Files.getAttribute(file, "unix:ctime", LinkOption.NOFOLLOW_LINKS);
  }

  private void await(WatchService service) {
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
