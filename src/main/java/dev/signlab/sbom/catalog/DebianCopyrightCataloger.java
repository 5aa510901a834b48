package dev.signlab.sbom.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;

/**
 * The licences of a package of Debian, where they are written for machines (copyright-format 1.0).
 */
final class DebianCopyrightCataloger implements Cataloger {

  private static final String FOLDER = "usr/share/doc/";
  private static final String FILE = "/copyright";

  @Override
  public boolean wants(ImageFile file) {
    String path = file.path();
    return path.startsWith(FOLDER)
        && path.endsWith(FILE)
        && path.indexOf('/', FOLDER.length()) == path.length() - FILE.length();
  }

  @Override
  public boolean readsPath() {
    return true;
  }

  /** The folder of one package is a link to that of another where both have the same text. */
  @Override
  public boolean countsLinks() {
    return true;
  }

  @Override
  public FileFindings read(ImageFile file, InputStream content) throws IOException {
    List<String> lines = BoundedText.read(content, BoundedText.SMALL).lines().toList();
    SequencedSet<String> licences = new LinkedHashSet<>();
    if (!lines.isEmpty() && lines.getFirst().contains("copyright-format")) {
      lines.stream()
          .filter(line -> line.startsWith("License:"))
          .map(line -> line.substring("License:".length()).strip())
          .filter(licence -> !licence.isEmpty())
          .forEach(licences::add);
    }
    String name = file.path().substring(FOLDER.length(), file.path().length() - FILE.length());
    return FileFindings.of(new FileFindings.LicenceNote(name, new ArrayList<>(licences)));
  }
}
