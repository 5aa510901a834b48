package dev.signlab.engine.move;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.storage.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** A folder that appears when it is complete. */
final class NewFolder {

  private NewFolder() {}

  /** Fills a folder in place where it holds something already, else beside it and then renamed. */
  static void fill(Path folder, Consumer<Path> work) {
    Path target = folder.toAbsolutePath();
    try {
      if (isInUse(target)) {
        work.accept(target);
        return;
      }
      Files.createDirectories(target.resolveSibling("."));
      // Not a "temporary" one of the system's, which nobody but its owner could read afterwards.
      Path temporary = target.resolveSibling(".saving-" + UUID.randomUUID());
      Files.createDirectory(temporary);
      try {
        work.accept(temporary);
        Files.deleteIfExists(target);
        Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        delete(temporary);
      }
    } catch (IOException e) {
      throw cannot(folder, e);
    }
  }

  private static boolean isInUse(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return false;
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.findAny().isPresent();
    }
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }

  private static LabException cannot(Path folder, IOException e) {
    return Problem.of("cannot write " + folder)
        .tried("make the folder complete, then give it its name")
        .expected("a folder that can be written")
        .found(Reason.of(e))
        .cause(Cause.NO_FILE)
        .asException(e);
  }
}
