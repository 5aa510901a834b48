package dev.signlab.sbom.scan;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What stands at a path of an image. */
sealed interface TreeNode {

  /** Returns the number of the layer that put it there last. */
  int layer();

  /**
   * A symbolic link.
   *
   * @param layer that put it there
   * @param target as it is written
   */
  record Link(int layer, String target) implements TreeNode {}

  /**
   * A name of a file; hard links are further names of the same content.
   *
   * @param layer that gave the name
   * @param content of the file
   */
  record Name(int layer, FileContent content) implements TreeNode {}

  /** A folder, which knows where it is. */
  final class Folder implements TreeNode {

    private final @Nullable Folder parent;
    private final String name;
    private final int depth;
    private final TreeMap<String, TreeNode> children = new TreeMap<>();
    private int layer;

    private Folder(@Nullable Folder parent, String name, int layer) {
      this.parent = parent;
      this.name = name;
      this.depth = parent == null ? 0 : parent.depth + 1;
      this.layer = layer;
    }

    static Folder root() {
      return new Folder(null, "", 0);
    }

    @Override
    public int layer() {
      return layer;
    }

    /** Returns how many folders are above. */
    int depth() {
      return depth;
    }

    /** Returns the folder above; above the root is the root. */
    Folder parent() {
      return parent == null ? this : parent;
    }

    /** Returns the path of something in the folder. */
    String path(String child) {
      StringBuilder path = new StringBuilder(child);
      for (Folder each = this; each.parent != null; each = each.parent) {
        path.insert(0, each.name + "/");
      }
      return path.toString();
    }

    Map<String, TreeNode> children() {
      return Collections.unmodifiableMap(children);
    }

    @Nullable TreeNode child(String wanted) {
      return children.get(wanted);
    }

    void put(String child, TreeNode node) {
      children.put(child, node);
    }

    void remove(String child) {
      children.remove(child);
    }

    /** Returns the folder of a name, made where there is none: whatever else is there goes. */
    Folder folder(String child, int now) {
      if (children.get(child) instanceof Folder folder) {
        folder.layer = now;
        return folder;
      }
      Folder made = new Folder(this, child, now);
      children.put(child, made);
      return made;
    }
  }
}
