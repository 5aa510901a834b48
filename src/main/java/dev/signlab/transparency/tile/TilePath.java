package dev.signlab.transparency.tile;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a piece of a log: {@code tile/0/x001/234}, {@code tile/entries/000.p/7}. Immutable.
 *
 * @param level of the tile, each of which stands for eight levels of the tree; or {@link #ENTRIES}
 * @param index of the piece in its level
 * @param width how many hashes or entries it has, 1 to 256; one with fewer than 256 is called
 *     partial
 */
public record TilePath(int level, long index, int width) {

  /** In place of a level: the piece is of entries. */
  public static final int ENTRIES = -1;

  /** The width of a whole piece. */
  public static final int FULL = 256;

  private static final int HIGHEST = 63;
  private static final int GROUP = 1_000;
  private static final Pattern PATH =
      Pattern.compile(
          "tile/(entries|0|[1-9][0-9]?)/((?:x[0-9]{3}/){0,6}[0-9]{3})(?:\\.p/([1-9][0-9]{0,2}))?");

  /** Refuses what no path can say. */
  public TilePath {
    if (level < ENTRIES || level > HIGHEST || index < 0 || width < 1 || width > FULL) {
      throw new IllegalArgumentException(level + ", " + index + ", " + width);
    }
  }

  /** Reads a path, without a slash in front; nothing when it is none, or not in the one form. */
  public static Optional<TilePath> parse(String path) {
    Matcher matcher = PATH.matcher(path);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    int level = matcher.group(1).equals("entries") ? ENTRIES : Integer.parseInt(matcher.group(1));
    long index = Long.parseLong(matcher.group(2).replaceAll("[x/]", ""));
    int width = matcher.group(3) == null ? FULL : Integer.parseInt(matcher.group(3));
    boolean partial = matcher.group(3) != null;
    if (level > HIGHEST || (partial && width >= FULL)) {
      return Optional.empty();
    }
    return Optional.of(new TilePath(level, index, width)).filter(read -> read.path().equals(path));
  }

  /** Returns the path, without a slash in front. */
  public String path() {
    String name = String.format("%03d", index % GROUP);
    for (long rest = index / GROUP; rest > 0; rest /= GROUP) {
      name = String.format("x%03d/", rest % GROUP) + name;
    }
    String kind = level == ENTRIES ? "entries" : Integer.toString(level);
    return "tile/" + kind + "/" + name + (width < FULL ? ".p/" + width : "");
  }

  /** Returns how many levels above the leaves of the tree its hashes stand. */
  public int treeLevel() {
    return 8 * Math.max(level, 0);
  }

  /** Returns the place of its first hash or entry. */
  public long first() {
    return index * FULL;
  }

  /** Tells whether a log with a number of leaves has all of it. */
  public boolean isWithin(long size) {
    long there = treeLevel() < Long.SIZE ? size >> treeLevel() : 0;
    return index <= there / FULL && first() + width <= there;
  }
}
