package dev.signlab.oci.layout;

import java.util.HashMap;
import java.util.Map;

/**
 * The links between the files of an archive, by path: an archive of docker save has them between
 * equal layers, and one that was unpacked and packed again may have both kinds. None leads out of
 * the archive. Used by one thread.
 */
public final class ArchiveLinks {

  private static final int MOST_STEPS = 40;

  private final Map<String, String> targets = new HashMap<>();

  /** Notes an entry in place of an earlier one of its path, and returns that path. */
  public String add(ArchivedFile entry) {
    String path = path(entry.name());
    targets.remove(path);
    switch (entry.kind()) {
      case HARD_LINK -> targets.put(path, path(entry.target()));
      case SYMBOLIC_LINK -> targets.put(path, path(path + "/../" + entry.target()));
      case FILE, FOLDER, OTHER -> {}
    }
    return path;
  }

  /** Returns how many links there are. */
  public int count() {
    return targets.size();
  }

  /** Returns the path to which a name leads, behind all links. */
  public String follow(String name) {
    String at = path(name);
    for (int i = 0; i < MOST_STEPS && targets.containsKey(at); i++) {
      at = targets.getOrDefault(at, "");
    }
    return at;
  }

  private static String path(String name) {
    return LayerPath.parse(name).map(LayerPath::path).orElse("");
  }
}
