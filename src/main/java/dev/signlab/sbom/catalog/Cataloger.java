package dev.signlab.sbom.catalog;

import java.io.IOException;
import java.io.InputStream;

/** Knows one kind of file and what it says of packages. Implementations have no state. */
public interface Cataloger {

  /** Tells from its name whether a file is of the kind. */
  boolean wants(ImageFile file);

  /**
   * Reads a file that it wants.
   *
   * @param content which need not be read to its end
   * @throws IOException when the file is malformed or larger than its use can explain; its message
   *     says how
   */
  FileFindings read(ImageFile file, InputStream content) throws IOException;

  /** Tells whether the path says something that the content does not, so that each is read. */
  default boolean readsPath() {
    return false;
  }

  /** Tells whether a symbolic link to a file counts even beside the file's own name. */
  default boolean countsLinks() {
    return false;
  }
}
