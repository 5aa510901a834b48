package dev.signlab.shell.transcript;

import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.storage.AtomicFile;
import dev.signlab.storage.BoundedFile;
import dev.signlab.storage.Reason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.util.List;
import java.util.stream.Stream;

/**
 * The lines that a learner has typed, oldest first, in a file of the lab's home. A line is added at
 * a time, so that a sitting that is cut off keeps all but the last; when the file is full its older
 * half goes.
 *
 * @param file where they are kept; it need not exist
 */
record Transcript(Path file) {

  private static final int LARGEST = 4 << 20;

  /** Adds a line. */
  void add(TypedLine line) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      makeRoom();
      Files.writeString(
          file, line.written() + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw Problem.of("the transcript cannot be written")
          .tried("write " + file)
          .found(Reason.of(e))
          .asException(e);
    }
  }

  private void makeRoom() throws IOException {
    if (Files.exists(file) && Files.size(file) > LARGEST / 2) {
      List<String> all = written();
      List<String> newer = all.subList(all.size() / 2, all.size());
      AtomicFile.write(file, String.join("\n", newer) + "\n");
    }
  }

  private List<String> written() {
    return Files.exists(file)
        ? new String(BoundedFile.read(file, LARGEST), StandardCharsets.UTF_8).lines().toList()
        : List.of();
  }

  /** Returns all lines that can be read; one that was cut off is left out. */
  List<TypedLine> lines() {
    return written().stream().flatMap(Transcript::readable).toList();
  }

  private static Stream<TypedLine> readable(String written) {
    try {
      return Stream.of(TypedLine.parse(written));
    } catch (LabException | DateTimeException e) {
      return Stream.empty();
    }
  }
}
