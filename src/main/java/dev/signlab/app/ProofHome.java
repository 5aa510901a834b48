package dev.signlab.app;

import dev.signlab.diagnostic.Problem;
import dev.signlab.storage.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The home of a proof, with its keys: it is gone when the proof ends, also when the process is told
 * to end before that (SIGTERM, SIGINT, SIGHUP).
 */
final class ProofHome {

  private final Path folder;
  private final Thread atEnd = new Thread(this::remove, "signlab-proof-home");

  private ProofHome(Path folder) {
    this.folder = folder;
  }

  static ProofHome make() throws IOException {
    ProofHome home = new ProofHome(Files.createTempDirectory("signlab-proof-"));
    Runtime.getRuntime().addShutdownHook(home.atEnd);
    return home;
  }

  Path folder() {
    return folder;
  }

  /** Deletes it, and says so when that cannot be done. */
  void delete() {
    try {
      Runtime.getRuntime().removeShutdownHook(atEnd);
    } catch (IllegalStateException e) {
      return; // the process ends, and the hook is at work
    }
    try {
      deleteFiles();
    } catch (IOException e) {
      throw Problem.of("cannot delete a world for the proof")
          .expected("a temporary folder that can be written")
          .found(Reason.of(e))
          .asException(e);
    }
  }

  /** While the process ends, what still runs may write once more: it is looked for again. */
  private void remove() {
    for (int round = 0; round < 3 && Files.exists(folder); round++) {
      try {
        deleteFiles();
      } catch (IOException | java.io.UncheckedIOException e) {
        // the next round finds what was in the way
      }
    }
  }

  private void deleteFiles() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : List.copyOf(files.sorted(Comparator.reverseOrder()).toList())) {
        Files.deleteIfExists(file);
      }
    } catch (NoSuchFileException e) {
      // gone already
    }
  }
}
