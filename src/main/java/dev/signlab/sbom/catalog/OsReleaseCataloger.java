package dev.signlab.sbom.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;

/** The operating system (os-release(5)). */
final class OsReleaseCataloger implements Cataloger {

  @Override
  public boolean wants(ImageFile file) {
    return file.is("etc/os-release") || file.is("usr/lib/os-release");
  }

  @Override
  public FileFindings read(ImageFile file, InputStream content) throws IOException {
    Map<String, String> values = new HashMap<>();
    for (String line : BoundedText.read(content, BoundedText.SMALL).lines().toList()) {
      int equals = line.indexOf('=');
      if (equals > 0 && line.charAt(0) != '#') {
        values.put(line.substring(0, equals), unquoted(line.substring(equals + 1).strip()));
      }
    }
    String id = values.getOrDefault("ID", "linux");
    return FileFindings.of(
        new Distribution(
            id,
            values.getOrDefault("VERSION_ID", ""),
            values.getOrDefault("PRETTY_NAME", values.getOrDefault("NAME", id))));
  }

  private static String unquoted(String value) {
    boolean isQuoted =
        value.length() > 1
            && (value.charAt(0) == '"' || value.charAt(0) == '\'')
            && value.charAt(value.length() - 1) == value.charAt(0);
    return isQuoted ? value.substring(1, value.length() - 1) : value;
  }
}
