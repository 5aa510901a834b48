package dev.signlab.sbom.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** A package of Python that pip or a distribution installed (core metadata, PEP 566 and 639). */
final class PythonCataloger implements Cataloger {

  /** How many letters the name of an egg's file ends with. */
  private static final int EGG = ".egg-info".length();

  private static final String CLASSIFIER = "License :: ";

  /**
   * Where Python's own importlib.metadata looks: the folders in any case, the files as they are.
   * Setuptools writes the folder, distutils the file, easy_install the one within an egg.
   */
  private static final Pattern PLACE =
      Pattern.compile(
          "(?:.*/)?(?i:[^/]+\\.(?:dist|egg)-info|[^/]+\\.egg/EGG-INFO)/(?:METADATA|PKG-INFO)"
              + "|(?:.*/)?(?i:[^/]+\\.egg-info)");

  @Override
  public boolean wants(ImageFile file) {
    String name = file.name();
    boolean isMetadata = name.equals("METADATA") || name.equals("PKG-INFO");
    return (isMetadata || name.regionMatches(true, name.length() - EGG, ".egg-info", 0, EGG))
        && PLACE.matcher(file.path()).matches();
  }

  @Override
  public FileFindings read(ImageFile file, InputStream content) throws IOException {
    return FileFindings.of(
        List.of(metadata(BoundedText.read(content, BoundedText.SMALL), file.path())));
  }

  /** Reads what a package of Python says of itself. */
  static SoftwarePackage metadata(String text, String location) throws IOException {
    Map<String, List<String>> fields = fields(text);
    String name = first(fields, "name");
    String version = first(fields, "version");
    if (name.isEmpty() || version.isEmpty()) {
      throw new IOException("a package without name or version");
    }
    return SoftwarePackage.of(PackageType.PYTHON, name, version, licences(fields), location);
  }

  /** Reads the header; a description follows behind the first empty line. */
  private static Map<String, List<String>> fields(String text) {
    Map<String, List<String>> fields = new LinkedHashMap<>();
    for (String line : text.lines().takeWhile(each -> !each.isEmpty()).toList()) {
      int colon = line.indexOf(':');
      if (colon > 0 && !Character.isWhitespace(line.charAt(0))) {
        fields
            .computeIfAbsent(
                line.substring(0, colon).toLowerCase(Locale.ROOT), name -> new ArrayList<>())
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
    String expression = first(fields, "license-expression");
    if (!expression.isEmpty()) {
      return List.of(expression);
    }
    String stated = first(fields, "license");
    if (!stated.isEmpty() && !stated.equals("UNKNOWN") && stated.length() < 100) {
      return List.of(stated);
    }
    return fields.getOrDefault("classifier", List.of()).stream()
        .filter(each -> each.startsWith(CLASSIFIER))
        .map(each -> each.substring(each.lastIndexOf(" :: ") + 4))
        .toList();
  }
}
