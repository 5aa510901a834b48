package dev.signlab.scenario.check;

import dev.signlab.diagnostic.Problem;
import java.nio.file.Path;

/** Names of files in the learner's folder, as scenario files give them. */
final class WorkspaceFile {

  private WorkspaceFile() {}

  /** Parses a relative name that stays within the folder. */
  static String parse(String text) {
    Path path = Path.of(text);
    if (text.isEmpty() || path.isAbsolute() || path.normalize().startsWith("..")) {
      throw Problem.of("not a file of the learner's folder: " + text)
          .expected("a relative name without ..")
          .found(text)
          .asException();
    }
    return text;
  }
}
