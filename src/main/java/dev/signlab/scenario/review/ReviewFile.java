package dev.signlab.scenario.review;

import dev.signlab.diagnostic.LabException;
import dev.signlab.storage.AtomicFile;
import dev.signlab.storage.BoundedFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.function.UnaryOperator;

/**
 * The file that keeps a {@link ReviewBook}: a line for each task, of which a damaged one takes
 * nothing else along. Written whole or not at all. Used by one process at a time.
 */
public final class ReviewFile {

  private static final int LARGEST = 1 << 20;
  private static final String HEAD =
      "# What went wrong, and when it is asked again: the word  review  asks what is due.\n";

  private final Path file;
  private final InstantSource machine;
  private final ZoneId zone;

  /**
   * Keeps a book in a file, which need not exist.
   *
   * @param machine the clock of the machine; that of a world may be turned
   * @param zone in which a day begins
   */
  public ReviewFile(Path file, InstantSource machine, ZoneId zone) {
    this.file = file;
    this.machine = machine;
    this.zone = zone;
  }

  /** Returns the day that it is. */
  public LocalDate today() {
    return LocalDate.ofInstant(machine.instant(), zone);
  }

  /** Reads the book; a missing file, or one that nobody can read, is an empty one. */
  public ReviewBook read() {
    try {
      return Files.isRegularFile(file)
          ? ReviewBook.parse(new String(BoundedFile.read(file, LARGEST), StandardCharsets.UTF_8))
          : ReviewBook.EMPTY;
    } catch (LabException e) {
      return ReviewBook.EMPTY;
    }
  }

  /** Changes the book, and writes it where that changed anything. */
  public void change(UnaryOperator<ReviewBook> change) {
    ReviewBook before = read();
    ReviewBook after = change.apply(before);
    if (!after.equals(before)) {
      AtomicFile.write(file, HEAD + after.text());
    }
  }
}
