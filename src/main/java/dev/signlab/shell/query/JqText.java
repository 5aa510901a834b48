package dev.signlab.shell.query;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Iterator;
import java.util.Map;

/** Writes JSON as jq 1.6 does, byte for byte: two blanks of indent, its numbers, its escapes. */
final class JqText {

  /** How many zeros jq writes before it turns to an exponent, beyond the digits there are. */
  private static final int MOST_ZEROS = 15;

  private static final int SMALLEST = -4;

  private final StringBuilder text = new StringBuilder();
  private final boolean compact;

  private JqText(boolean compact) {
    this.compact = compact;
  }

  static String of(JsonNode value, boolean compact) {
    JqText writer = new JqText(compact);
    writer.value(value, 1);
    return writer.text.toString();
  }

  private void value(JsonNode value, int depth) {
    if (value.isObject()) {
      object(value, depth);
    } else if (value.isArray()) {
      array(value, depth);
    } else if (value.isTextual()) {
      string(value.textValue());
    } else {
      text.append(value.isNumber() ? number(value.doubleValue()) : value.asText("null"));
    }
  }

  private void object(JsonNode object, int depth) {
    text.append('{');
    Iterator<Map.Entry<String, JsonNode>> members = object.properties().iterator();
    while (members.hasNext()) {
      Map.Entry<String, JsonNode> member = members.next();
      newLine(depth);
      string(member.getKey());
      text.append(compact ? ":" : ": ");
      value(member.getValue(), depth + 1);
      text.append(members.hasNext() ? "," : "");
    }
    end(object, '}', depth);
  }

  private void array(JsonNode array, int depth) {
    text.append('[');
    for (int i = 0; i < array.size(); i++) {
      text.append(i > 0 ? "," : "");
      newLine(depth);
      value(array.get(i), depth + 1);
    }
    end(array, ']', depth);
  }

  private void end(JsonNode container, char close, int depth) {
    if (!container.isEmpty()) {
      newLine(depth - 1);
    }
    text.append(close);
  }

  private void newLine(int depth) {
    if (!compact) {
      text.append('\n').repeat("  ", depth);
    }
  }

  private void string(String value) {
    text.append('"');
    value.chars().forEach(this::character);
    text.append('"');
  }

  private void character(int c) {
    switch (c) {
      case '"' -> text.append("\\\"");
      case '\\' -> text.append("\\\\");
      case '\n' -> text.append("\\n");
      case '\r' -> text.append("\\r");
      case '\t' -> text.append("\\t");
      case '\b' -> text.append("\\b");
      case '\f' -> text.append("\\f");
      default -> {
        if (c < ' ' || c == 0x7f) {
          text.append("\\u%04x".formatted(c));
        } else {
          text.append((char) c);
        }
      }
    }
  }

  /** The shortest digits that mean the double; what is no number is null, as in jq. */
  static String number(double value) {
    if (Double.isNaN(value)) {
      return "null";
    }
    double bounded = Math.clamp(value, -Double.MAX_VALUE, Double.MAX_VALUE);
    if (bounded == 0) {
      return 1 / bounded < 0 ? "-0" : "0";
    }
    BigDecimal exact = new BigDecimal(Double.toString(bounded)).stripTrailingZeros();
    int point = exact.precision() - exact.scale();
    return point <= SMALLEST || point > exact.precision() + MOST_ZEROS
        ? exponential(exact, point - 1)
        : exact.toPlainString();
  }

  private static String exponential(BigDecimal exact, int exponent) {
    String digits = exact.unscaledValue().abs().toString();
    String rest = digits.length() > 1 ? "." + digits.substring(1) : "";
    String sign = exact.signum() < 0 ? "-" : "";
    return "%s%s%se%s%02d"
        .formatted(sign, digits.charAt(0), rest, exponent < 0 ? "-" : "+", Math.abs(exponent));
  }
}
