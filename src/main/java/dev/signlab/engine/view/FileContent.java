package dev.signlab.engine.view;

import dev.signlab.diagnostic.LabException;
import dev.signlab.json.Json;
import dev.signlab.json.JsonFields;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

/**
 * What stands in a file, before anybody knows what it is.
 *
 * @param bytes all of it
 * @param text the same as text
 * @param json the same as an object of JSON, where it is one
 * @param now the time in this world
 */
@SuppressWarnings("ArrayRecordComponent")
record FileContent(byte[] bytes, String text, Optional<JsonFields> json, Instant now) {

  static FileContent of(byte[] bytes, Instant now) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    return new FileContent(bytes, text, json(bytes, text), now);
  }

  private static Optional<JsonFields> json(byte[] bytes, String text) {
    if (!text.stripLeading().startsWith("{")) {
      return Optional.empty();
    }
    try {
      return Optional.of(Json.parseObject(bytes, "the file"));
    } catch (LabException e) {
      return Optional.empty();
    }
  }

  /** Returns the media type that the object of JSON says it has. */
  String mediaType() {
    return json.filter(fields -> isText(fields, "mediaType"))
        .map(fields -> fields.text("mediaType"))
        .orElse("");
  }

  /** Tells whether the object of JSON has all of some members. */
  boolean has(String... names) {
    for (String name : names) {
      if (json.isEmpty() || json.get().node().get(name) == null) {
        return false;
      }
    }
    return true;
  }

  private static boolean isText(JsonFields fields, String name) {
    return fields.node().get(name) != null && fields.node().get(name).isString();
  }

  /** Tells whether it begins as DER does: with a SEQUENCE. */
  boolean isDer() {
    return bytes.length > 2 && bytes[0] == 0x30 && bytes[1] < 0;
  }
}
