package dev.signlab.sigstore.tuf;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Problem;
import dev.signlab.json.Json;
import dev.signlab.json.JsonFields;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A file of metadata with its signatures taken apart; what they are worth is judged elsewhere. */
final class ReceivedFile {

  private static final int MOST_SIGNATURES = 256;

  private final String what;
  private final byte[] bytes;
  private final byte[] form;
  private final Map<String, byte[]> signatures;

  private ReceivedFile(String what, byte[] bytes, byte[] form, Map<String, byte[]> signatures) {
    this.what = what;
    this.bytes = bytes;
    this.form = form;
    this.signatures = signatures;
  }

  /**
   * Takes a file apart.
   *
   * @throws dev.signlab.diagnostic.LabException with the cause MALFORMED
   */
  static ReceivedFile parse(byte[] bytes, String what) {
    JsonFields file = Json.parseObject(bytes, what);
    byte[] form = form(file.object("signed"), what);
    List<JsonFields> all = file.objects("signatures");
    if (all.size() > MOST_SIGNATURES) {
      throw malformed(what, "at most " + MOST_SIGNATURES + " signatures", all.size() + "");
    }
    Map<String, byte[]> signatures = new HashMap<>();
    Set<String> names = new HashSet<>();
    for (JsonFields each : all) {
      String name = each.text("keyid");
      if (!names.add(name)) {
        throw malformed(what, "one signature of each key (section 4.2)", "two of " + name);
      }
      hex(each.text("sig")).ifPresent(raw -> signatures.put(name, raw));
    }
    return new ReceivedFile(what, bytes, form, signatures);
  }

  private static byte[] form(JsonFields signed, String what) {
    try {
      return CanonicalMetadata.of(signed.node());
    } catch (IllegalArgumentException e) {
      throw malformed(what, "whole numbers", String.valueOf(e.getMessage()));
    }
  }

  private static RuntimeException malformed(String what, String expected, String found) {
    return Problem.of(what + " is not metadata of a repository")
        .expected(expected)
        .found(found)
        .cause(Cause.MALFORMED)
        .asException();
  }

  /** Some repositories reserve a place for a signature by an empty one. */
  private static Optional<byte[]> hex(String text) {
    try {
      return Optional.of(HexFormat.of().parseHex(text)).filter(raw -> raw.length > 0);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  String what() {
    return what;
  }

  byte[] bytes() {
    return bytes;
  }

  boolean isSignedBy(TufKey key) {
    byte[] signature = signatures.get(key.id());
    return signature != null && key.signed(form, signature);
  }
}
