package dev.signlab.sbom.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.TreeMap;

/** Alpine's list of packages: paragraphs of one-letter fields (apk-package(5)). */
final class ApkCataloger implements Cataloger {

  @Override
  public boolean wants(ImageFile file) {
    return file.isInSystem("lib/apk/db/installed");
  }

  @Override
  public FileFindings read(ImageFile file, InputStream content) throws IOException {
    List<SoftwarePackage> found = new ArrayList<>();
    SequencedSet<String> warnings = new LinkedHashSet<>();
    String text = BoundedText.read(content, BoundedText.DATABASE);
    String left = "left out a part of " + file.path() + ": ";
    for (Map<String, String> fields : paragraphs(text)) {
      if (fields.containsKey("")) {
        warnings.add(left + "expected a letter and a colon on each line");
      } else if (!isPackage(fields)) {
        warnings.add(left + "a package without name or version");
      }
      if (isPackage(fields)) {
        found.add(of(fields, file));
      }
    }
    return FileFindings.of(found).withWarnings(List.copyOf(warnings));
  }

  private static boolean isPackage(Map<String, String> fields) {
    return fields.containsKey("P") && fields.containsKey("V");
  }

  /**
   * Only the fields in front of the list of files are looked at: there each comes once. A line that
   * is none goes under the empty name.
   */
  private static List<Map<String, String>> paragraphs(String text) {
    List<Map<String, String>> all = new ArrayList<>();
    Map<String, String> open = new HashMap<>();
    for (String line : (Iterable<String>) text.lines()::iterator) {
      boolean isField = line.length() > 1 && line.charAt(1) == ':';
      if (line.isBlank() && !open.isEmpty()) {
        all.add(open);
        open = new HashMap<>();
      } else if (!line.isBlank()) {
        String value = isField ? line.substring(2).strip() : line;
        open.putIfAbsent(isField ? line.substring(0, 1) : "", value);
      }
    }
    if (!open.isEmpty()) {
      all.add(open);
    }
    all.forEach(each -> each.values().removeIf(String::isEmpty));
    return all;
  }

  private static SoftwarePackage of(Map<String, String> fields, ImageFile file) {
    String name = fields.getOrDefault("P", "");
    String version = fields.getOrDefault("V", "");
    Map<String, String> qualifiers = new TreeMap<>();
    if (fields.containsKey("A")) {
      qualifiers.put("arch", fields.get("A"));
    }
    String origin = fields.getOrDefault("o", name);
    if (!origin.equals(name)) {
      qualifiers.put("upstream", origin);
    }
    String licence = fields.getOrDefault("L", "");
    return new SoftwarePackage(
        PackageType.APK,
        "",
        name,
        version,
        qualifiers,
        licence.isEmpty() ? List.of() : List.of(licence),
        file.path());
  }
}
