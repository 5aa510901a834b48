package dev.signlab.sbom.scan;

import dev.signlab.oci.layout.ArchivedFile;
import dev.signlab.oci.layout.LayerPath;
import dev.signlab.sbom.scan.TreeNode.Folder;
import dev.signlab.sbom.scan.TreeNode.Link;
import dev.signlab.sbom.scan.TreeNode.Name;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The files of an image, as an engine would put the layers on top of one another (OCI image-spec
 * layer.md, Applying Changesets): links in the path of an entry are followed within the image, the
 * last name is not; an entry takes the place of whatever has its name, but folders are merged; a
 * whiteout takes away what the layers below have, never what its own layer has. Used by one thread.
 */
final class FileTree {

  /** As many as engines follow before they call it a circle. */
  private static final int MOST_LINKS = 255;

  private static final int DEEPEST = 1024;

  private final Folder root = Folder.root();
  private final Consumer<String> warnings;
  private int layer;

  /** An empty tree, which says what it had to leave out. */
  FileTree(Consumer<String> warnings) {
    this.warnings = warnings;
  }

  /**
   * A plain file that was put into the tree.
   *
   * @param path where it really is
   * @param content of it
   */
  record Placed(String path, FileContent content) {}

  Folder root() {
    return root;
  }

  void beginLayer(int number) {
    layer = number;
  }

  /** Applies an entry of the layer, and returns it where it is a plain file. */
  Optional<Placed> apply(LayerPath at, ArchivedFile entry, int number) {
    switch (at.kind()) {
      case WHITEOUT -> folder(at.folder()).ifPresent(in -> clear(in, at.name()));
      case OPAQUE -> folder(at.parts()).ifPresent(this::clear);
      case ENTRY -> {
        return at.parts().isEmpty() ? Optional.empty() : place(at, entry, number);
      }
    }
    return Optional.empty();
  }

  private Optional<Placed> place(LayerPath at, ArchivedFile entry, int number) {
    Optional<TreeNode> in = walk(root, at.folder(), true);
    if (in.isEmpty() || !(in.get() instanceof Folder folder)) {
      warnings.accept(
          "left out " + at.path() + ": the links above it lead in a circle, or it lies too deep");
      return Optional.empty();
    }
    switch (entry.kind()) {
      case FOLDER -> folder.folder(at.name(), layer);
      case SYMBOLIC_LINK -> folder.put(at.name(), new Link(layer, entry.target()));
      case HARD_LINK -> link(folder, at, entry.target());
      case OTHER -> folder.remove(at.name());
      case FILE -> {
        FileContent content = new FileContent(layer, number, entry.size());
        folder.put(at.name(), new Name(layer, content));
        return Optional.of(new Placed(folder.path(at.name()), content));
      }
    }
    return Optional.empty();
  }

  /** A hard link to a symbolic link is one more such link: the last name is not followed. */
  private void link(Folder in, LayerPath at, String target) {
    Optional<LayerPath> path = LayerPath.parse(target);
    Optional<TreeNode> found =
        path.flatMap(to -> folder(to.folder()).map(above -> above.child(to.name())));
    switch (found.orElse(null)) {
      case Name name -> in.put(at.name(), new Name(layer, name.content()));
      case Link link -> in.put(at.name(), new Link(layer, link.target()));
      case null, default -> {
        in.remove(at.name());
        warnings.accept(
            "left out " + at.path() + ": a hard link to " + target + ", which is no file here");
      }
    }
  }

  /** Takes away what the layers below have under a name. */
  private void clear(Folder in, String name) {
    TreeNode there = in.child(name);
    if (there instanceof Folder folder) {
      clear(folder);
    }
    boolean isKept = there instanceof Folder folder && !folder.children().isEmpty();
    if (there != null && there.layer() != layer && !isKept) {
      in.remove(name);
    }
  }

  private void clear(Folder folder) {
    List.copyOf(folder.children().keySet()).forEach(each -> clear(folder, each));
  }

  private Optional<Folder> folder(List<String> parts) {
    return walk(root, parts, false).filter(Folder.class::isInstance).map(Folder.class::cast);
  }

  /** Returns the file or folder at a path from the root, behind all links. */
  Optional<TreeNode> find(String path) {
    return walk(root, List.of(path.split("/", -1)), false);
  }

  /** Returns the file or folder to which a link in a folder leads. */
  Optional<TreeNode> follow(Folder in, Link link) {
    Folder from = link.target().startsWith("/") ? root : in;
    return walk(from, List.of(link.target().split("/", -1)), false);
  }

  /** Follows a path and all links in it; where it makes what is missing, it ends at a folder. */
  private Optional<TreeNode> walk(Folder from, List<String> parts, boolean makes) {
    Deque<String> left = new ArrayDeque<>(parts);
    Folder at = from;
    int links = 0;
    while (!left.isEmpty()) {
      String part = left.pop();
      if (part.isEmpty() || part.equals(".")) {
        continue;
      }
      TreeNode next = part.equals("..") ? at.parent() : at.child(part);
      if (next instanceof Link link) {
        if (++links > MOST_LINKS) {
          return Optional.empty();
        }
        at = link.target().startsWith("/") ? root : at;
        List.of(link.target().split("/", -1)).reversed().forEach(left::push);
      } else if (next instanceof Folder folder) {
        at = folder;
      } else if (makes && at.depth() < DEEPEST) {
        at = at.folder(part, layer);
      } else {
        return next != null && !makes && left.isEmpty() ? Optional.of(next) : Optional.empty();
      }
    }
    return Optional.of(at);
  }
}
