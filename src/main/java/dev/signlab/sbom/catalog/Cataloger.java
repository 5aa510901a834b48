package dev.signlab.sbom.catalog;

import java.io.IOException;
import java.io.InputStream;

/** Knows one kind of file and what it says of packages. Implementations have no state. */
interface Cataloger {

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
}
