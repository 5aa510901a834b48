package dev.signlab.sbom.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Debian's list of packages: one file, or one for each package where an image was put together
 * without dpkg (deb-control(5), dpkg(1)).
 */
final class DpkgCataloger implements Cataloger {

  private static final String FOLDER = "var/lib/dpkg/status.d";

  @Override
  public boolean wants(ImageFile file) {
    return file.is("var/lib/dpkg/status")
        || (file.isIn(FOLDER) && !file.name().endsWith(".md5sums"));
  }

  @Override
  public FileFindings read(ImageFile file, InputStream content) throws IOException {
    boolean isWhole = !file.isIn(FOLDER);
    List<SoftwarePackage> found = new ArrayList<>();
    for (Map<String, String> stanza :
        Stanzas.read(BoundedText.read(content, BoundedText.DATABASE))) {
      if (!isWhole || stanza.getOrDefault("Status", "").endsWith(" installed")) {
        found.add(of(stanza, file));
      }
    }
    return FileFindings.of(found);
  }

  private static SoftwarePackage of(Map<String, String> stanza, ImageFile file) throws IOException {
    String name = stanza.getOrDefault("Package", "");
    String version = stanza.getOrDefault("Version", "");
    if (name.isEmpty() || version.isEmpty()) {
      throw new IOException("a package without name or version");
    }
    Map<String, String> qualifiers = new TreeMap<>();
    if (stanza.containsKey("Architecture")) {
      qualifiers.put("arch", stanza.get("Architecture"));
    }
    String source = stanza.getOrDefault("Source", "").replaceFirst("\\s*\\((.*)\\)$", "@$1");
    if (!source.isEmpty()) {
      qualifiers.put("upstream", source);
    }
    return new SoftwarePackage(
        PackageType.DEB, "", name, version, qualifiers, List.of(), file.path());
  }
}
