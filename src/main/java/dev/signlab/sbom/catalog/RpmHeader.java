package dev.signlab.sbom.catalog;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The header of one package as rpm's database keeps it: two counts, an index of tags, and their
 * values (rpm's manual, format_header.md).
 *
 * @param values texts and first numbers, by tag
 */
record RpmHeader(Map<Integer, String> values) {

  private static final int NAME = 1000;
  private static final int VERSION = 1001;
  private static final int RELEASE = 1002;
  private static final int EPOCH = 1003;
  private static final int LICENCE = 1014;
  private static final int ARCHITECTURE = 1022;
  private static final int SOURCE = 1044;

  private static final List<Integer> WANTED =
      List.of(NAME, VERSION, RELEASE, EPOCH, LICENCE, ARCHITECTURE, SOURCE);

  private static final int INT32 = 4;
  private static final int STRING = 6;
  private static final int I18NSTRING = 9;
  private static final int ENTRY = 16;

  static RpmHeader parse(byte @Nullable [] blob) throws IOException {
    ByteBuffer in = ByteBuffer.wrap(blob == null ? new byte[0] : blob);
    if (in.remaining() < 8) {
      throw new IOException("a header ends too soon");
    }
    int entries = in.getInt();
    int size = in.getInt();
    if (entries < 0 || size < 0 || 8L + 16L * entries + size > in.limit()) {
      throw new IOException("a header claims more than it has");
    }
    Map<Integer, String> values = new HashMap<>();
    int store = 8 + ENTRY * entries;
    for (int i = 0; i < entries; i++) {
      int at = 8 + ENTRY * i;
      int tag = in.getInt(at);
      int offset = in.getInt(at + 8);
      if (WANTED.contains(tag) && offset >= 0 && offset < size) {
        read(in, in.getInt(at + 4), store + offset).ifPresent(value -> values.put(tag, value));
      }
    }
    return new RpmHeader(Map.copyOf(values));
  }

  private static Optional<String> read(ByteBuffer in, int type, int at) {
    if (type == INT32 && at + 4 <= in.limit()) {
      return Optional.of(Integer.toUnsignedString(in.getInt(at)));
    }
    if (type != STRING && type != I18NSTRING) {
      return Optional.empty();
    }
    int end = at;
    while (end < in.limit() && in.get(end) != 0) {
      end++;
    }
    byte[] text = new byte[end - at];
    in.get(at, text);
    return Optional.of(new String(text, StandardCharsets.UTF_8));
  }

  /** Returns the package; keys that rpm keeps among the packages are none. */
  Optional<SoftwarePackage> describe(String location) throws IOException {
    String name = values.getOrDefault(NAME, "");
    String version = values.getOrDefault(VERSION, "");
    if (name.isEmpty() || version.isEmpty()) {
      throw new IOException("a package without name or version");
    }
    if (name.equals("gpg-pubkey")) {
      return Optional.empty();
    }
    Map<String, String> qualifiers = new TreeMap<>();
    put(qualifiers, "arch", ARCHITECTURE);
    put(qualifiers, "epoch", EPOCH);
    put(qualifiers, "upstream", SOURCE);
    String licence = values.getOrDefault(LICENCE, "");
    return Optional.of(
        new SoftwarePackage(
            PackageType.RPM,
            "",
            name,
            version + "-" + values.getOrDefault(RELEASE, ""),
            qualifiers,
            licence.isEmpty() ? List.of() : List.of(licence),
            location));
  }

  private void put(Map<String, String> qualifiers, String name, int tag) {
    if (values.containsKey(tag)) {
      qualifiers.put(name, values.get(tag));
    }
  }
}
