package dev.signlab.sbom.scan;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * The path of an entry of a layer, and whether it is a whiteout (OCI image-spec layer.md,
 * Whiteouts).
 *
 * @param path from the root, without a slash before or behind it; empty for the root itself
 * @param kind what the entry does there
 */
record LayerPath(String path, Kind kind) {

  private static final String WHITEOUT = ".wh.";
  private static final String OPAQUE = ".wh..wh..opq";
  private static final int LONGEST = 4096;

  /** What an entry does to the layers below. */
  enum Kind {
    /** It puts something in place. */
    ENTRY,
    /** It takes away what is at the path and below. */
    WHITEOUT,
    /** It takes away all that is below the path. */
    OPAQUE
  }

  /** Returns nothing for a path that leads out of the image or is too long to be one. */
  static Optional<LayerPath> parse(String name) {
    if (name.length() > LONGEST || name.indexOf('\0') >= 0) {
      return Optional.empty();
    }
    Deque<String> parts = new ArrayDeque<>();
    for (String part : name.split("/", -1)) {
      if (part.equals("..")) {
        return Optional.empty();
      }
      if (!part.isEmpty() && !part.equals(".")) {
        parts.add(part);
      }
    }
    return Optional.of(of(parts));
  }

  private static LayerPath of(Deque<String> parts) {
    String last = parts.isEmpty() ? "" : parts.getLast();
    if (!last.startsWith(WHITEOUT)) {
      return new LayerPath(String.join("/", parts), Kind.ENTRY);
    }
    parts.removeLast();
    if (last.equals(OPAQUE)) {
      return new LayerPath(String.join("/", parts), Kind.OPAQUE);
    }
    parts.add(last.substring(WHITEOUT.length()));
    return new LayerPath(String.join("/", parts), Kind.WHITEOUT);
  }
}
