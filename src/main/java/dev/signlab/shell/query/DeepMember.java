package dev.signlab.shell.query;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import dev.signlab.diagnostic.LabException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A member of which a filter asks the top of a document, and that stands deeper in it. What an
 * attestation was printed as in older releases is now inside a bundle.
 */
public final class DeepMember {

  private static final Pattern ASKED = Pattern.compile("\\s*\\.([A-Za-z_]\\w*).*", Pattern.DOTALL);
  private static final int DEEPEST = 3;

  private DeepMember() {}

  /**
   * Returns the filter that asks where the member is.
   *
   * @return nothing where the top has it, or none or several members of that name are deeper
   */
  static Optional<String> meant(String filter, JsonNode document) {
    Matcher asked = ASKED.matcher(filter);
    if (!asked.matches() || !document.isObject() || document.has(asked.group(1))) {
      return Optional.empty();
    }
    List<String> places = new ArrayList<>();
    find(asked.group(1), document, "", 0, places);
    return places.size() == 1 ? Optional.of(places.getFirst() + filter.strip()) : Optional.empty();
  }

  /** Returns the same of a document in JSON, and nothing of any other text. */
  public static Optional<String> meant(String filter, String document) {
    try {
      List<JsonNode> values = new ArrayList<>();
      Documents.json(document.getBytes(UTF_8), "the document", values::add);
      return values.size() == 1 ? meant(filter, values.getFirst()) : Optional.empty();
    } catch (LabException e) {
      // Other texts have no members.
      return Optional.empty();
    }
  }

  private static void find(
      String name, JsonNode object, String place, int depth, List<String> places) {
    if (depth > 0 && object.has(name)) {
      places.add(place);
    }
    if (depth < DEEPEST) {
      object
          .properties()
          .forEach(
              member -> {
                if (member.getValue().isObject() && member.getKey().matches("[A-Za-z_]\\w*")) {
                  String inside = place + "." + member.getKey();
                  find(name, member.getValue(), inside, depth + 1, places);
                }
              });
    }
  }
}
