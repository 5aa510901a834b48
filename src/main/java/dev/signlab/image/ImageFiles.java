package dev.signlab.image;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.storage.Reason;
import java.io.IOException;
import java.nio.file.Path;

/** Says what is wrong with the files that images are made from or go to. */
final class ImageFiles {

  private ImageFiles() {}

  static LabException cannot(String what, IOException e) {
    return Problem.of("cannot " + what).found(Reason.of(e)).cause(Cause.NO_FILE).asException(e);
  }

  static LabException folderInTheWay(Path file) {
    return Problem.of("cannot write the archive " + file)
        .expected("a file, or nothing of that name yet")
        .found("a folder")
        .hint("an image in a folder is written with oci:FOLDER or dir:FOLDER")
        .asException();
  }
}
