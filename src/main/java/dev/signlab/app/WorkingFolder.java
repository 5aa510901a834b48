package dev.signlab.app;

import dev.signlab.diagnostic.Problem;
import dev.signlab.storage.PathText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The folder in which this process began, as a text can name it. */
final class WorkingFolder {

  private WorkingFolder() {}

  /**
   * Returns the folder.
   *
   * @throws dev.signlab.diagnostic.LabException when its name is not UTF-8: files would be written
   *     to another place, whose name only looks alike
   */
  static Path path() {
    Path folder = Path.of("").toAbsolutePath();
    if (PathText.isLossy(folder) && !isHere(folder)) {
      throw Problem.of("the name of this folder is not UTF-8")
          .tried("work in " + folder)
          .expected("a folder whose name is UTF-8, so that files land in it")
          .found("bytes that no text can hold")
          .hint("go to another folder, or give this one another name")
          .asException();
    }
    return folder;
  }

  private static boolean isHere(Path folder) {
    try {
      return Files.isSameFile(Path.of("."), folder);
    } catch (IOException e) {
      return false;
    }
  }
}
