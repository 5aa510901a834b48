package dev.signlab.sbom.catalog;

import dev.signlab.storage.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/** All kinds of files that tell of packages. */
public final class Catalogers {

  private static final List<Cataloger> NAMED =
      List.of(
          new OsReleaseCataloger(),
          new DpkgCataloger(),
          new DebianCopyrightCataloger(),
          new ApkCataloger(),
          new RpmCataloger(),
          new JarCataloger(),
          new NpmCataloger(),
          new PythonCataloger(),
          new EggCataloger(),
          new UnreadCataloger());

  private static final Cataloger PROGRAMS = new GoCataloger();

  private static final List<String> PLACES =
      List.of(
          "etc/os-release",
          "usr/lib/os-release",
          "var/lib/dpkg/status",
          "var/lib/dpkg/status.d",
          "lib/apk/db/installed",
          "usr/lib/apk/db/installed",
          "var/lib/rpm",
          "usr/lib/sysimage/rpm",
          "usr/share/rpm");

  private Catalogers() {}

  /** Finds who reads a file, by its name. */
  public static Optional<Cataloger> named(ImageFile file) {
    return NAMED.stream().filter(each -> each.wants(file)).findFirst();
  }

  /**
   * Returns the paths of files, and of folders of files, that matter at this one place of an image
   * alone, so that whoever follows links looks there.
   */
  public static List<String> places() {
    return PLACES;
  }

  /**
   * Reads a file. A malformed one becomes a warning.
   *
   * @param content which need not be read to its end; its own failures are thrown on
   */
  public static FileFindings read(Cataloger cataloger, ImageFile file, InputStream content) {
    try {
      return cataloger.read(file, content);
    } catch (IOException | IllegalArgumentException e) {
      return FileFindings.warning("left out " + file.path() + ": " + reason(e));
    }
  }

  /**
   * Reads a file whose name says nothing: programs are known by their bytes.
   *
   * @param content which need not be read to its end; its own failures are thrown on
   */
  public static FileFindings program(ImageFile file, InputStream content) {
    return PROGRAMS.wants(file) ? read(PROGRAMS, file, content) : FileFindings.of(List.of());
  }

  /** Says what is wrong with a file, in one line. */
  static String reason(Exception e) {
    return Reason.of(e);
  }
}
