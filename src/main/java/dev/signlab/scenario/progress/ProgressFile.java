package dev.signlab.scenario.progress;

import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.storage.AtomicFile;
import dev.signlab.storage.BoundedFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.InstantSource;
import java.util.Optional;

/**
 * The file that keeps a learner's progress. Written whole or not at all; one that is damaged is
 * kept aside and read as far as it can be. Used by one process at a time; the last writer wins.
 */
public final class ProgressFile implements ProgressStore {

  private static final int LARGEST = 1 << 20;

  private final Path file;
  private final InstantSource clock;

  /** Keeps progress in a file, which need not exist. */
  public ProgressFile(Path file, InstantSource clock) {
    this.file = file;
    this.clock = clock;
  }

  /** Returns the file, which is also what a learner takes along to another machine. */
  @Override
  public String place() {
    return file.toString();
  }

  /** Reads the file. A missing one is no progress; a damaged one loses only its damaged lines. */
  @Override
  public Reading read() {
    if (!Files.exists(file)) {
      return new Reading(Progress.NONE, Optional.empty());
    }
    try {
      byte[] bytes = BoundedFile.read(file, LARGEST);
      ProgressText.Parsed parsed = ProgressText.parse(new String(bytes, StandardCharsets.UTF_8));
      return parsed.damaged().isEmpty()
          ? new Reading(parsed.progress(), Optional.empty())
          : new Reading(parsed.progress(), Optional.of(setAside(parsed.damaged().getFirst())));
    } catch (LabException e) {
      return new Reading(Progress.NONE, Optional.of(setAside(e.problem().summary())));
    }
  }

  /** Writes the file. */
  @Override
  public void write(Progress progress) {
    AtomicFile.write(file, ProgressText.write(progress));
  }

  /** Returns the form in which progress is taken along. */
  public static String text(Progress progress) {
    return ProgressText.write(progress);
  }

  /**
   * Reads a file of another machine, and leaves it alone.
   *
   * @throws LabException when it is no file, too large, holds nothing, or a line that is none of
   *     progress
   */
  public static Progress foreign(Path file) {
    boolean other = Files.exists(file) && !Files.isRegularFile(file);
    String text = other ? "" : foreignText(file);
    ProgressText.Parsed parsed = ProgressText.parse(text);
    if (parsed.progress().records().isEmpty() || !parsed.damaged().isEmpty()) {
      throw Problem.of(file.getFileName() + " is not what a lab wrote")
          .tried("read " + file)
          .expected("lines as progress export writes them, each whole")
          .found(
              parsed.damaged().stream()
                  .findFirst()
                  .orElse(other ? "no ordinary file" : "no task that is done"))
          .asException();
    }
    return parsed.progress();
  }

  /** Returns what another machine wrote; what is no progress in it is for others to read. */
  public static String foreignText(Path file) {
    return new String(BoundedFile.read(file, LARGEST), StandardCharsets.UTF_8);
  }

  private Problem setAside(String damage) {
    Path aside = file.resolveSibling(file.getFileName() + ".damaged-" + clock.millis());
    try {
      Files.copy(file, aside, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      aside = file;
    }
    return Problem.of("the progress file is damaged")
        .tried("read " + file)
        .expected("lines as the lab writes them")
        .found(damage)
        .hint("everything else in it was read; the damaged file is kept as " + aside)
        .build();
  }
}
