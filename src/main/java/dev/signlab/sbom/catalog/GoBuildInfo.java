package dev.signlab.sbom.catalog;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What Go writes into each program that it builds: its own version and the modules.
 *
 * @param goVersion such as {@code go1.24.4}
 * @param text the lines about modules, each parted by tabs
 */
record GoBuildInfo(String goVersion, String text) {

  /** The block begins at a multiple of this (Go's debug/buildinfo, {@code buildInfoAlign}). */
  static final int ALIGNMENT = 16;

  private static final byte[] MAGIC = "\u00ff Go buildinf:".getBytes(StandardCharsets.ISO_8859_1);

  /** Since Go 1.18 the texts follow the header; before, it held pointers to them. */
  private static final int TEXTS_FOLLOW = 2;

  private static final int LONGEST_TEXT = 8 << 20;

  /** Behind this much of its data, no program has the block. */
  private static final long FARTHEST = 256L << 20;

  /** What stands before and behind the modules, so that they are found in a core dump too. */
  private static final int SENTINEL = 16;

  /** Searches the data of a program to its end, from a place where the block could begin. */
  static Optional<GoBuildInfo> find(InputStream data) throws IOException {
    DataInputStream in = new DataInputStream(data);
    byte[] line = new byte[ALIGNMENT];
    for (long at = 0; at < FARTHEST; at += ALIGNMENT) {
      if (in.readNBytes(line, 0, ALIGNMENT) < ALIGNMENT) {
        return Optional.empty();
      }
      if (Arrays.equals(line, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
        return Optional.of(read(in, line[MAGIC.length + 1]));
      }
    }
    return Optional.empty();
  }

  private static GoBuildInfo read(DataInputStream in, int flags) throws IOException {
    if ((flags & TEXTS_FOLLOW) == 0) {
      throw new IOException("Go before 1.18 built it, whose notes are not read here");
    }
    in.skipNBytes(ALIGNMENT);
    String version = new String(text(in), StandardCharsets.UTF_8);
    byte[] modules = text(in);
    boolean isMarked = modules.length >= 2 * SENTINEL + 1;
    return new GoBuildInfo(
        version,
        isMarked
            ? new String(modules, SENTINEL, modules.length - 2 * SENTINEL, StandardCharsets.UTF_8)
            : "");
  }

  /** Reads a text behind its length, which is written seven bits a byte, lowest first. */
  private static byte[] text(DataInputStream in) throws IOException {
    long length = 0;
    int shift = 0;
    int next;
    do {
      next = in.readUnsignedByte();
      length |= (long) (next & 0x7f) << shift;
      shift += 7;
    } while (next >= 0x80 && shift < 35);
    if (length > LONGEST_TEXT) {
      throw new IOException("its build information claims " + length + " bytes");
    }
    byte[] bytes = in.readNBytes((int) length);
    if (bytes.length < length) {
      throw new IOException("it ends within its build information");
    }
    return bytes;
  }

  /** Tells whether the program says of which modules it was made. */
  boolean hasModules() {
    return text.lines().anyMatch(line -> line.startsWith("mod\t") || line.startsWith("dep\t"));
  }

  /** Returns the modules, the program's own first, and Go's library. */
  List<SoftwarePackage> modules(String location) {
    List<SoftwarePackage> found = new ArrayList<>();
    for (String line : text.lines().toList()) {
      String[] words = line.split("\t", -1);
      boolean isReplaced = words[0].equals("=>");
      if (isReplaced && !found.isEmpty()) {
        found.removeLast();
      }
      if (words.length > 2 && (isReplaced || words[0].equals("mod") || words[0].equals("dep"))) {
        found.add(module(words[1], words[2], location));
      }
    }
    String library = goVersion.replaceFirst("^go", "").split(" ", 2)[0];
    if (!library.isEmpty()) {
      found.add(module("stdlib", library, location));
    }
    return found;
  }

  private static SoftwarePackage module(String path, String version, String location) {
    int slash = path.lastIndexOf('/');
    return new SoftwarePackage(
        PackageType.GO,
        path.substring(0, Math.max(slash, 0)),
        path.substring(slash + 1),
        version,
        Map.of(),
        List.of(),
        location);
  }
}
