package dev.signlab.shell.query;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.Module;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.LongNode;
import java.io.IOException;

/** A number of jq, which is a double, with jq's text wherever the library writes it into one. */
final class JqNumber extends DoubleNode {

  private static final long serialVersionUID = 1L;

  /** Below it every whole number is a double of its own, and jq writes all its digits. */
  private static final double MOST_EXACT = 0x1p53;

  private JqNumber(double value) {
    super(value);
  }

  /** Returns a number as the library wants it: a whole one where every whole one is exact. */
  static JsonNode of(double value) {
    return value == Math.rint(value) && Math.abs(value) < MOST_EXACT && !isNegativeZero(value)
        ? LongNode.valueOf((long) value)
        : new JqNumber(value);
  }

  private static boolean isNegativeZero(double value) {
    return Double.doubleToRawLongBits(value) == Double.doubleToRawLongBits(-0.0);
  }

  /** Returns what makes a mapper of the library write these numbers so. */
  static Module module() {
    return new SimpleModule("jq").addSerializer(JqNumber.class, new Writer());
  }

  @Override
  public String asText() {
    return JqText.number(doubleValue());
  }

  @Override
  public String toString() {
    return asText();
  }

  /** Writes the number into formats such as {@code @csv}. */
  private static final class Writer extends JsonSerializer<JqNumber> {

    @Override
    public void serialize(JqNumber number, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      out.writeRawValue(number.asText());
    }
  }
}
