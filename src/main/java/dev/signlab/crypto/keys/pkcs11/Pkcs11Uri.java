package dev.signlab.crypto.keys.pkcs11;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Intent;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The name of a key on a token (RFC 7512), as far as cosign reads it: {@code
 * pkcs11:token=L;slot-id=N;id=%01;object=K?module-path=/usr/lib/m.so&pin-value=P}.
 *
 * @param token the label of the token
 * @param slot the number of its slot
 * @param id the identifier of the key in hexadecimal; empty for any
 * @param object the label of the key; empty for any
 * @param modulePath the file of the module, where the URI names one
 * @param pin the PIN, where the URI holds it
 */
public record Pkcs11Uri(
    Optional<String> token,
    OptionalLong slot,
    String id,
    String object,
    Optional<String> modulePath,
    Optional<String> pin) {

  private static final String PATH_LETTERS = "-._~:[]@!$'()*+,=&";
  private static final String QUERY_LETTERS = "-._~:[]@!$'()*+,=/?|";
  private static final String PIN = "pin-value";

  /** Parses what stands behind {@code pkcs11:}; attributes of other tools are passed over. */
  public static Pkcs11Uri parse(String text) {
    int question = text.indexOf('?');
    String path = question < 0 ? text : text.substring(0, question);
    String query = question < 0 ? "" : text.substring(question + 1);
    Map<String, byte[]> names = attributes(path);
    Map<String, byte[]> places = attributes(query.replace('&', ';'));
    Pkcs11Uri uri =
        new Pkcs11Uri(
            text(names, "token"),
            slot(text(names, "slot-id")),
            HexFormat.of().formatHex(names.getOrDefault("id", new byte[0])),
            text(names, "object").orElse(""),
            text(places, "module-path"),
            text(places, PIN));
    return uri.checked();
  }

  private Pkcs11Uri checked() {
    if (token.isEmpty() && slot.isEmpty()) {
      throw malformed("one of token and slot-id must be set", "neither");
    }
    if (id.isEmpty() && object.isEmpty()) {
      throw malformed("one of object and id must be set", "neither");
    }
    return this;
  }

  private static OptionalLong slot(Optional<String> text) {
    if (text.isEmpty()) {
      return OptionalLong.empty();
    }
    try {
      return OptionalLong.of(Long.parseLong(text.get()));
    } catch (NumberFormatException e) {
      throw malformed("slot-id '" + text.get() + "' is not a valid number", text.get());
    }
  }

  private static Optional<String> text(Map<String, byte[]> attributes, String name) {
    return Optional.ofNullable(attributes.get(name))
        .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
        .filter(text -> !text.isEmpty());
  }

  private static Map<String, byte[]> attributes(String text) {
    Map<String, byte[]> attributes = new LinkedHashMap<>();
    for (String each : text.split(";", -1)) {
      int equals = each.indexOf('=');
      if (equals > 0) {
        attributes.putIfAbsent(each.substring(0, equals), decoded(each.substring(equals + 1)));
      } else if (!each.isBlank()) {
        throw malformed("an attribute has no value", each);
      }
    }
    return attributes;
  }

  private static byte[] decoded(String text) {
    byte[] letters = text.getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int i = 0; i < letters.length; i++) {
      if (letters[i] != '%') {
        bytes.write(letters[i]);
        continue;
      }
      boolean whole =
          i + 2 < letters.length
              && HexFormat.isHexDigit(letters[i + 1])
              && HexFormat.isHexDigit(letters[i + 2]);
      if (!whole) {
        throw malformed("two hexadecimal digits must follow %", text);
      }
      bytes.write(
          HexFormat.fromHexDigit(letters[i + 1]) * 16 + HexFormat.fromHexDigit(letters[i + 2]));
      i += 2;
    }
    return bytes.toByteArray();
  }

  /** Writes the whole URI as cosign does, but never the PIN. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("pkcs11:");
    token.ifPresent(label -> text.append("token=").append(encoded(label, PATH_LETTERS)));
    slot.ifPresent(number -> text.append(separator(text)).append("slot-id=").append(number));
    if (!id.isEmpty()) {
      text.append(separator(text)).append("id=");
      for (int i = 0; i < id.length(); i += 2) {
        text.append('%').append(id, i, i + 2);
      }
    }
    if (!object.isEmpty()) {
      text.append(separator(text)).append("object=").append(encoded(object, PATH_LETTERS));
    }
    modulePath.ifPresent(path -> text.append("?module-path=").append(encoded(path, QUERY_LETTERS)));
    return text.toString();
  }

  private static String separator(StringBuilder text) {
    return text.charAt(text.length() - 1) == ':' ? "" : ";";
  }

  private static String encoded(String text, String allowed) {
    StringBuilder encoded = new StringBuilder();
    for (byte letter : text.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (letter & 0xff);
      boolean plain =
          (c >= '0' && c <= '9')
              || (c >= 'a' && c <= 'z')
              || (c >= 'A' && c <= 'Z')
              || allowed.indexOf(c) >= 0;
      encoded.append(plain ? String.valueOf(c) : "%%%02x".formatted((int) c));
    }
    return encoded.toString();
  }

  private static LabException malformed(String summary, String found) {
    return Problem.of("parsing pkcs11 uri: invalid uri: " + summary)
        .expected("pkcs11:token=LABEL;object=KEY?module-path=/path/to/module.so")
        .found(found)
        .hint("see which keys a token has", new Intent.ListTokenKeys(Optional.empty()))
        .cause(Cause.MALFORMED)
        .asException();
  }
}
