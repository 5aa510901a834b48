package dev.signlab.sbom.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A package of Python that pip or a distribution installed (core metadata, PEP 566 and 639). */
final class PythonCataloger implements Cataloger {

  private static final String CLASSIFIER = "License :: ";

  @Override
  public boolean wants(ImageFile file) {
    String path = file.path();
    return path.endsWith(".dist-info/METADATA")
        || path.endsWith(".egg-info/PKG-INFO")
        || path.endsWith(".egg-info");
  }

  @Override
  public FileFindings read(ImageFile file, InputStream content) throws IOException {
    Map<String, List<String>> fields = fields(BoundedText.read(content, BoundedText.SMALL));
    String name = first(fields, "Name");
    String version = first(fields, "Version");
    if (name.isEmpty() || version.isEmpty()) {
      throw new IOException("a package without name or version");
    }
    return FileFindings.of(
        List.of(
            SoftwarePackage.of(PackageType.PYTHON, name, version, licences(fields), file.path())));
  }

  /** Reads the header; a description follows behind the first empty line. */
  private static Map<String, List<String>> fields(String text) {
    Map<String, List<String>> fields = new LinkedHashMap<>();
    for (String line : text.lines().takeWhile(each -> !each.isEmpty()).toList()) {
      int colon = line.indexOf(':');
      if (colon > 0 && !Character.isWhitespace(line.charAt(0))) {
        fields
            .computeIfAbsent(line.substring(0, colon), name -> new ArrayList<>())
            .add(line.substring(colon + 1).strip());
      }
    }
    return fields;
  }

  private static String first(Map<String, List<String>> fields, String name) {
    return fields.getOrDefault(name, List.of("")).getFirst();
  }

  /** The newest field counts; the oldest ones hold whole texts at times, which are not names. */
  private static List<String> licences(Map<String, List<String>> fields) {
    String expression = first(fields, "License-Expression");
    if (!expression.isEmpty()) {
      return List.of(expression);
    }
    String stated = first(fields, "License");
    if (!stated.isEmpty() && !stated.equals("UNKNOWN") && stated.length() < 100) {
      return List.of(stated);
    }
    return fields.getOrDefault("Classifier", List.of()).stream()
        .filter(each -> each.startsWith(CLASSIFIER))
        .map(each -> each.substring(each.lastIndexOf(" :: ") + 4))
        .toList();
  }
}
