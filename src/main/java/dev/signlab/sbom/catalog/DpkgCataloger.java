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
    return file.isInSystem("var/lib/dpkg/status")
        || (file.isDirectlyIn(FOLDER) && !file.name().endsWith(".md5sums"));
  }

  @Override
  public FileFindings read(ImageFile file, InputStream content) throws IOException {
    Stanzas stanzas = Stanzas.read(BoundedText.read(content, BoundedText.DATABASE));
    List<SoftwarePackage> found = new ArrayList<>();
    for (Map<String, String> stanza : stanzas.all()) {
      String name = stanza.getOrDefault("package", "");
      String version = stanza.getOrDefault("version", "");
      if (!isThere(stanza)) {
        continue;
      }
      if (name.isEmpty() || version.isEmpty()) {
        stanzas.fault("a package without name or version: " + name + version);
      } else {
        found.add(of(name, version, stanza, file));
      }
    }
    return FileFindings.of(found).withWarnings(warnings(file, stanzas));
  }

  private static List<String> warnings(ImageFile file, Stanzas stanzas) {
    return stanzas.faults().stream()
        .map(each -> "left out a part of " + file.path() + ": " + each)
        .toList();
  }

  /**
   * Tells whether files of a package are in place. The last word of its status says so (dpkg(1),
   * Package states): all but two states have some. Lists without dpkg have no status.
   */
  private static boolean isThere(Map<String, String> stanza) {
    String status = stanza.getOrDefault("status", "");
    String state = status.substring(status.lastIndexOf(' ') + 1);
    return !state.equals("not-installed") && !state.equals("config-files");
  }

  private static SoftwarePackage of(
      String name, String version, Map<String, String> stanza, ImageFile file) {
    Map<String, String> qualifiers = new TreeMap<>();
    if (stanza.containsKey("architecture")) {
      qualifiers.put("arch", stanza.get("architecture"));
    }
    String source = stanza.getOrDefault("source", "").replaceFirst("\\s*\\((.*)\\)$", "@$1");
    if (!source.isEmpty()) {
      qualifiers.put("upstream", source);
    }
    return new SoftwarePackage(
        PackageType.DEB, "", name, version, qualifiers, List.of(), file.path());
  }
}
