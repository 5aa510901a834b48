package dev.signlab.oci.layout;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * The path of an entry of a layer, and whether it is a whiteout (OCI image-spec layer.md,
 * Whiteouts). Links in it are not followed.
 *
 * @param parts the names from the root down; none for the root itself
 * @param kind what the entry does there
 */
public record LayerPath(List<String> parts, Kind kind) {

  private static final String WHITEOUT = ".wh.";
  private static final String OPAQUE = ".wh..wh..opq";
  private static final int LONGEST = 4096;

  /** What an entry does to the layers below. */
  public enum Kind {
    /** It puts something in place. */
    ENTRY,
    /** It takes away what is at the path and below. */
    WHITEOUT,
    /** It takes away all that is below the path. */
    OPAQUE
  }

  /** Copies the names. */
  public LayerPath {
    parts = List.copyOf(parts);
  }

  /**
   * Parses the name of an entry; {@code .}, {@code ..} and empty names in it are worked out as
   * engines do, before any link is looked at.
   *
   * @return nothing for a path that leads out of the image or is too long to be one
   */
  public static Optional<LayerPath> parse(String name) {
    if (name.length() > LONGEST || name.indexOf('\0') >= 0) {
      return Optional.empty();
    }
    Deque<String> parts = new ArrayDeque<>();
    for (String part : name.split("/", -1)) {
      if (part.equals("..") && parts.pollLast() == null) {
        return Optional.empty();
      }
      if (!part.isEmpty() && !part.equals(".") && !part.equals("..")) {
        parts.add(part);
      }
    }
    return Optional.of(of(parts));
  }

  private static LayerPath of(Deque<String> parts) {
    String last = parts.isEmpty() ? "" : parts.getLast();
    if (!last.startsWith(WHITEOUT)) {
      return new LayerPath(List.copyOf(parts), Kind.ENTRY);
    }
    parts.removeLast();
    if (last.equals(OPAQUE)) {
      return new LayerPath(List.copyOf(parts), Kind.OPAQUE);
    }
    parts.add(last.substring(WHITEOUT.length()));
    return new LayerPath(List.copyOf(parts), Kind.WHITEOUT);
  }

  /** Returns the path from the root, without a slash before or behind it; empty for the root. */
  public String path() {
    return String.join("/", parts);
  }

  /** Returns the last name; an empty text for the root. */
  public String name() {
    return parts.isEmpty() ? "" : parts.getLast();
  }

  /** Returns the names of the folders above; none for the root and what is directly in it. */
  public List<String> folder() {
    return parts.isEmpty() ? parts : parts.subList(0, parts.size() - 1);
  }
}
