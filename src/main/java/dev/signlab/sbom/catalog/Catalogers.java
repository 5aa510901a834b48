package dev.signlab.sbom.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/** All kinds of files that tell of packages. */
public final class Catalogers {

  private static final List<Cataloger> ALL =
      List.of(
          new OsReleaseCataloger(),
          new DpkgCataloger(),
          new DebianCopyrightCataloger(),
          new ApkCataloger(),
          new RpmCataloger(),
          new JarCataloger(),
          new NpmCataloger(),
          new PythonCataloger(),
          new GoCataloger());

  private Catalogers() {}

  /**
   * Reads a file, where it is of a known kind. A malformed one becomes a warning.
   *
   * @param content which need not be read to its end; its own failures are thrown on
   * @return nothing where the file is of no known kind
   */
  public static Optional<FileFindings> read(ImageFile file, InputStream content) {
    return ALL.stream()
        .filter(each -> each.wants(file))
        .findFirst()
        .map(each -> read(each, file, content));
  }

  private static FileFindings read(Cataloger cataloger, ImageFile file, InputStream content) {
    try {
      return cataloger.read(file, content);
    } catch (IOException | IllegalArgumentException e) {
      return FileFindings.warning("left out " + file.path() + ": " + reason(e));
    }
  }

  private static String reason(Exception e) {
    String message = e.getMessage();
    return message == null ? "it is malformed" : message.lines().findFirst().orElse("malformed");
  }
}
