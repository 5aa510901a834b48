package dev.signlab.sigstore.simplesigning;

import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Writes JSON as Go's encoding/json does by default: compact, and with the letters that HTML gives
 * a meaning written as escapes. Signatures cover these bytes, so each letter counts.
 */
final class GoJson {

  private static final String HEX = "0123456789abcdef";

  private final StringBuilder out = new StringBuilder(256);

  private GoJson() {}

  static String of(SimpleSigningPayload payload) {
    GoJson json = new GoJson();
    json.out.append("{\"critical\":{\"identity\":{\"docker-reference\":");
    json.text(payload.dockerReference());
    json.out.append("},\"image\":{\"docker-manifest-digest\":");
    json.text(payload.manifestDigest());
    json.out.append("},\"type\":");
    json.text(payload.type());
    json.out.append("},\"optional\":");
    json.optional(payload.optional());
    return json.out.append('}').toString();
  }

  private void optional(Map<String, JsonNode> members) {
    if (members.isEmpty()) {
      out.append("null");
      return;
    }
    char before = '{';
    for (Map.Entry<String, JsonNode> member : members.entrySet()) {
      out.append(before);
      before = ',';
      text(member.getKey());
      out.append(':');
      value(member.getValue());
    }
    out.append('}');
  }

  private void value(JsonNode value) {
    if (value.isString()) {
      text(value.stringValue());
    } else {
      out.append(value);
    }
  }

  private void text(String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      letter(text, i);
    }
    out.append('"');
  }

  private void letter(String text, int i) {
    char c = text.charAt(i);
    switch (c) {
      case '"' -> out.append("\\\"");
      case '\\' -> out.append("\\\\");
      case '\b' -> out.append("\\b");
      case '\f' -> out.append("\\f");
      case '\n' -> out.append("\\n");
      case '\r' -> out.append("\\r");
      case '\t' -> out.append("\\t");
      case '<', '>', '&', '\u2028', '\u2029' -> escaped(c);
      default -> {
        if (c < ' ') {
          escaped(c);
        } else {
          out.append(isLoneSurrogate(text, i) ? '\ufffd' : c);
        }
      }
    }
  }

  private void escaped(char c) {
    out.append("\\u");
    for (int shift = 12; shift >= 0; shift -= 4) {
      out.append(HEX.charAt((c >> shift) & 0xf));
    }
  }

  private static boolean isLoneSurrogate(String text, int i) {
    char c = text.charAt(i);
    if (Character.isHighSurrogate(c)) {
      return i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1));
    }
    return Character.isLowSurrogate(c)
        && (i == 0 || !Character.isHighSurrogate(text.charAt(i - 1)));
  }
}
