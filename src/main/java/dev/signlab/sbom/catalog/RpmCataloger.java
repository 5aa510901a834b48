package dev.signlab.sbom.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.sqlite.SQLiteConfig;

/**
 * The list of packages of rpm, in the form that it has had since rpm 4.16: a table of headers in
 * SQLite. The older forms are named in a warning.
 */
final class RpmCataloger implements Cataloger {

  private static final long LARGEST = 1L << 30;
  private static final int MOST = 100_000;

  private static final List<String> FOLDERS = List.of("var/lib/rpm", "usr/lib/sysimage/rpm");

  @Override
  public boolean wants(ImageFile file) {
    return FOLDERS.stream().anyMatch(file::isIn)
        && List.of("rpmdb.sqlite", "Packages", "Packages.db").contains(file.name());
  }

  @Override
  public FileFindings read(ImageFile file, InputStream content) throws IOException {
    if (!file.name().equals("rpmdb.sqlite")) {
      String form = file.name().equals("Packages") ? "Berkeley DB" : "ndb";
      return FileFindings.warning(
          "the packages in "
              + file.path()
              + " are NOT listed: rpm's "
              + form
              + " form is not read here, only rpmdb.sqlite (rpm 4.16 and later)");
    }
    if (file.size() > LARGEST) {
      throw new IOException("it has more than " + (LARGEST >> 20) + " MiB");
    }
    Path copy = Files.createTempFile("signlab-rpm-", ".sqlite");
    try {
      try (OutputStream out = Files.newOutputStream(copy)) {
        content.transferTo(out);
      }
      return FileFindings.of(packages(copy, file.path()));
    } finally {
      Files.deleteIfExists(copy);
    }
  }

  /** Immutable, since a database in write-ahead mode is not opened read-only otherwise. */
  private static String url(Path database) {
    return "jdbc:sqlite:file:" + database + "?immutable=1";
  }

  private static List<SoftwarePackage> packages(Path database, String location) throws IOException {
    SQLiteConfig config = new SQLiteConfig();
    config.setReadOnly(true);
    List<SoftwarePackage> found = new ArrayList<>();
    try (Connection connection = config.createConnection(url(database));
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("select blob from Packages order by hnum")) {
      while (rows.next()) {
        if (found.size() == MOST) {
          throw new IOException("it lists more than " + MOST + " packages");
        }
        RpmHeader.parse(rows.getBytes(1)).describe(location).ifPresent(found::add);
      }
    } catch (SQLException e) {
      throw new IOException("SQLite does not read it", e);
    }
    return found;
  }
}
