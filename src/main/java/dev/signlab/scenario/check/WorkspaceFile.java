package dev.signlab.scenario.check;

import dev.signlab.diagnostic.Problem;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Names of files in the learner's folder, as scenario files give them. */
final class WorkspaceFile {

  private WorkspaceFile() {}

  /** Parses a relative name that stays within the folder. */
  static String parse(String text) {
    if (!isWithin(text)) {
      throw Problem.of("not a file of the learner's folder: " + text)
          .expected("a relative name without ..")
          .found(text)
          .asException();
    }
    return text;
  }

  private static boolean isWithin(String text) {
    try {
      Path path = Path.of(text);
      return !text.isEmpty() && !path.isAbsolute() && !path.normalize().startsWith("..");
    } catch (InvalidPathException e) {
      return false;
    }
  }
}
