package dev.signlab.sbom.catalog;

import dev.signlab.storage.SpooledFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;

/**
 * The list of packages of rpm, in the form that it has had since rpm 4.16: a table of headers in
 * SQLite. The older forms are named in a warning.
 */
final class RpmCataloger implements Cataloger {

  private static final long LARGEST = 1L << 30;
  private static final int MOST = 100_000;

  /** What SQLite has not put into the database itself yet (sqlite.org, wal.html). */
  private static final String CHANGES = "rpmdb.sqlite-wal";

  private static final List<String> FOLDERS =
      List.of("var/lib/rpm", "usr/lib/sysimage/rpm", "usr/share/rpm");

  @Override
  public boolean wants(ImageFile file) {
    return FOLDERS.stream().anyMatch(file::isDirectlyIn)
        && (List.of("rpmdb.sqlite", "Packages", "Packages.db").contains(file.name())
            || (file.name().equals(CHANGES) && file.size() > 0));
  }

  @Override
  public FileFindings read(ImageFile file, InputStream content) throws IOException {
    if (file.name().equals(CHANGES)) {
      return FileFindings.warning(
          "packages of rpm may be missing: " + file.path() + " holds changes, which are not read");
    }
    if (!file.name().equals("rpmdb.sqlite")) {
      String form = file.name().equals("Packages") ? "Berkeley DB" : "ndb";
      return FileFindings.warning(
          "the packages in "
              + file.path()
              + " are NOT listed: rpm's "
              + form
              + " form is not read here, only rpmdb.sqlite (rpm 4.16 and later)");
    }
    try (SpooledFile copy = SpooledFile.of(content, LARGEST)) {
      return packages(copy.path(), file.path());
    }
  }

  /** Immutable, since a database in write-ahead mode is not opened read-only otherwise. */
  private static String url(Path database) {
    return "jdbc:sqlite:file:" + database + "?immutable=1";
  }

  private static FileFindings packages(Path database, String location) throws IOException {
    SQLiteConfig config = new SQLiteConfig();
    config.setReadOnly(true);
    List<SoftwarePackage> found = new ArrayList<>();
    SequencedSet<String> warnings = new LinkedHashSet<>();
    try (Connection connection = config.createConnection(url(database));
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("select blob from Packages order by hnum")) {
      while (rows.next()) {
        if (found.size() == MOST) {
          throw new IOException("it lists more than " + MOST + " packages");
        }
        read(rows.getBytes(1), location, found, warnings);
      }
    } catch (SQLException e) {
      throw new IOException("SQLite does not read it", e);
    }
    return FileFindings.of(found).withWarnings(List.copyOf(warnings));
  }

  /** One header that cannot be read hides no other. */
  private static void read(
      byte @Nullable [] row,
      String location,
      List<SoftwarePackage> found,
      SequencedSet<String> warnings) {
    try {
      RpmHeader.parse(row).describe(location).ifPresent(found::add);
    } catch (IOException e) {
      warnings.add("left out a part of " + location + ": " + Catalogers.reason(e));
    }
  }
}
