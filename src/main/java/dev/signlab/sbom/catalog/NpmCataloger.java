package dev.signlab.sbom.catalog;

import dev.signlab.diagnostic.LabException;
import dev.signlab.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** A package of Node.js that npm put into a {@code node_modules} (package.json(5)). */
final class NpmCataloger implements Cataloger {

  private static final String FOLDER = "node_modules/";

  @Override
  public boolean wants(ImageFile file) {
    if (!file.path().endsWith("/package.json")) {
      return false;
    }
    int start = ("/" + file.path()).lastIndexOf("/" + FOLDER);
    if (start < 0) {
      return false;
    }
    String inside = file.path().substring(start + FOLDER.length());
    long parts = inside.chars().filter(letter -> letter == '/').count();
    return parts == (inside.startsWith("@") ? 2 : 1);
  }

  @Override
  public FileFindings read(ImageFile file, InputStream content) throws IOException {
    JsonNode node = parse(BoundedText.read(content, BoundedText.SMALL));
    String whole = node.path("name").asString("");
    if (whole.isEmpty()) {
      throw new IOException("a package without name");
    }
    int slash = whole.startsWith("@") ? whole.indexOf('/') : -1;
    SoftwarePackage found =
        new SoftwarePackage(
            PackageType.NPM,
            slash < 0 ? "" : whole.substring(0, slash),
            whole.substring(slash + 1),
            node.path("version").asString(""),
            Map.of(),
            licences(node),
            file.path());
    return FileFindings.of(List.of(found));
  }

  /** npm passes over a byte order mark, which is no JSON. */
  private static JsonNode parse(String text) throws IOException {
    String json = text.startsWith("\ufeff") ? text.substring(1) : text;
    try {
      return Json.parse(json.getBytes(StandardCharsets.UTF_8), "package.json");
    } catch (LabException e) {
      throw new IOException("it is not JSON", e);
    }
  }

  private static List<String> licences(JsonNode node) {
    return Stream.concat(Stream.of(node.path("license")), node.path("licenses").valueStream())
        .map(each -> each.isObject() ? each.path("type") : each)
        .map(each -> each.asString("").strip())
        .filter(licence -> !licence.isEmpty())
        .distinct()
        .toList();
  }
}
