package dev.signlab.services.rekor;

import dev.signlab.diagnostic.LabException;
import dev.signlab.json.CanonicalJson;
import dev.signlab.json.Json;
import dev.signlab.json.JsonFields;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An entry whose signatures verify, in the form in which it is logged.
 *
 * @param body the logged bytes: canonical JSON
 * @param keys by what the index finds it, in lower case
 */
@SuppressWarnings("ArrayRecordComponent")
record AcceptedEntry(byte[] body, List<String> keys) {

  AcceptedEntry {
    keys = keys.stream().map(each -> each.toLowerCase(Locale.ROOT)).distinct().toList();
  }

  /** Verifies a proposed entry of any kind, or refuses it. */
  static AcceptedEntry verify(JsonFields proposed) {
    try {
      String kind = proposed.text("kind");
      String version = proposed.text("apiVersion");
      JsonFields spec = proposed.object("spec");
      return switch (kind + " " + version) {
        case "hashedrekord 0.0.1" -> HashedRekord.verify(spec);
        case "dsse 0.0.1" -> DsseEntry.verify(spec);
        case "intoto 0.0.1" -> IntotoEntry.verifyFirst(spec);
        case "intoto 0.0.2" -> IntotoEntry.verify(spec);
        default -> throw unknown(kind, version);
      };
    } catch (RekorRefusal e) {
      throw e;
    } catch (LabException e) {
      String found = e.problem().found().map(text -> ": " + text).orElse("");
      throw RekorRefusal.entry(e.problem().summary() + found);
    }
  }

  private static RekorRefusal unknown(String kind, String version) {
    return switch (kind) {
      case "hashedrekord", "dsse", "intoto" ->
          RekorRefusal.entry(kind + " type for version '" + version + "' not supported");
      default ->
          RekorRefusal.entry(
              "entry kind '"
                  + kind
                  + "' does not exist; this log takes hashedrekord, dsse, intoto");
    };
  }

  static AcceptedEntry of(String kind, String version, JsonNode spec, List<String> keys) {
    ObjectNode body = Json.object().put("apiVersion", version).put("kind", kind);
    body.set("spec", spec);
    return new AcceptedEntry(CanonicalJson.write(body, "log entry"), keys);
  }
}
