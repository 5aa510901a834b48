package dev.signlab.sbom.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Alpine's list of packages: paragraphs of one-letter fields (apk-package(5)). */
final class ApkCataloger implements Cataloger {

  @Override
  public boolean wants(ImageFile file) {
    return file.is("lib/apk/db/installed") || file.is("usr/lib/apk/db/installed");
  }

  @Override
  public FileFindings read(ImageFile file, InputStream content) throws IOException {
    List<SoftwarePackage> found = new ArrayList<>();
    String text = BoundedText.read(content, BoundedText.DATABASE);
    for (Map<String, String> fields : paragraphs(text)) {
      found.add(of(fields, file));
    }
    return FileFindings.of(found);
  }

  /** Only the fields in front of the list of files are looked at: there each comes once. */
  private static List<Map<String, String>> paragraphs(String text) throws IOException {
    List<Map<String, String>> all = new ArrayList<>();
    Map<String, String> open = new HashMap<>();
    for (String line : (Iterable<String>) text.lines()::iterator) {
      if (line.isBlank() && !open.isEmpty()) {
        all.add(open);
        open = new HashMap<>();
      } else if (line.length() > 1 && line.charAt(1) == ':') {
        open.putIfAbsent(line.substring(0, 1), line.substring(2).strip());
      } else if (!line.isBlank()) {
        throw new IOException("expected a letter and a colon on each line");
      }
    }
    if (!open.isEmpty()) {
      all.add(open);
    }
    return all;
  }

  private static SoftwarePackage of(Map<String, String> fields, ImageFile file) throws IOException {
    String name = fields.getOrDefault("P", "");
    String version = fields.getOrDefault("V", "");
    if (name.isEmpty() || version.isEmpty()) {
      throw new IOException("a package without name or version");
    }
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
