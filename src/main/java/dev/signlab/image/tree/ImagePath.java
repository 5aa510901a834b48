package dev.signlab.image.tree;

import java.util.ArrayList;
import java.util.List;

/** Paths within an image: absolute, with single slashes, without dots. */
public final class ImagePath {

  /** The top of a tree. */
  public static final String ROOT = "/";

  private ImagePath() {}

  /**
   * Returns a path as an absolute one, as Go's {@code path.Join} does: double dots take the name
   * before them away, and none leads above the top.
   *
   * @param folder an absolute path, to which a relative one belongs
   */
  public static String clean(String folder, String path) {
    List<String> names = new ArrayList<>();
    for (String name : (path.startsWith(ROOT) ? path : folder + ROOT + path).split(ROOT, -1)) {
      if (name.equals("..") && !names.isEmpty()) {
        names.removeLast();
      } else if (!name.isEmpty() && !name.equals(".") && !name.equals("..")) {
        names.add(name);
      }
    }
    return ROOT + String.join(ROOT, names);
  }

  /** Returns the path of something in a folder. */
  public static String join(String folder, String name) {
    return folder.equals(ROOT) ? ROOT + name : folder + ROOT + name;
  }

  /** Returns the path of the folder in which something is; the top is in itself. */
  public static String parent(String path) {
    int slash = path.lastIndexOf('/');
    return slash <= 0 ? ROOT : path.substring(0, slash);
  }

  /** Returns the last name of a path, which is empty for the top. */
  public static String name(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** Returns the names of which a clean path is made. */
  static List<String> names(String path) {
    return path.equals(ROOT) ? List.of() : List.of(path.substring(1).split(ROOT, -1));
  }
}
