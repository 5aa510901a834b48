package dev.signlab.image.tree;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Problem;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * The files of an image, of one of its stages, or of a folder to build from. Used by one thread.
 * Paths are clean ({@link ImagePath}).
 */
public final class FileTree {

  /** As many links as Docker follows in one path. */
  private static final int MOST_LINKS = 255;

  private Folder root;

  FileTree(Folder root) {
    this.root = root;
  }

  /** Returns a tree without any file. */
  public static FileTree empty() {
    return new FileTree(Folder.empty(Attributes.FOLDER));
  }

  /** Returns a tree that may be changed while this one stays as it is. */
  public FileTree copy() {
    return new FileTree(root.copy());
  }

  /** Returns what is at a path, without following any link. */
  public Optional<Node> find(String path) {
    Optional<Node> at = Optional.of(root);
    for (String name : ImagePath.names(path)) {
      at = at.flatMap(node -> node instanceof Folder in ? in.child(name) : Optional.empty());
    }
    return at;
  }

  /** Returns the folder at a path, without following any link. */
  Optional<Folder> folder(String path) {
    return find(path).filter(Folder.class::isInstance).map(Folder.class::cast);
  }

  /** Returns what is at a path once all links have been followed. */
  public Optional<Node> follow(String path) {
    return find(resolve(path));
  }

  /**
   * Returns the path to which a path leads once its links have been followed, the last one too.
   * Links are followed as if the tree were the whole machine, so none leads out of it. Names that
   * are not there are kept.
   */
  public String resolve(String path) {
    Deque<String> ahead = new ArrayDeque<>(ImagePath.names(path));
    String at = ImagePath.ROOT;
    int links = 0;
    while (!ahead.isEmpty()) {
      String next = ImagePath.join(at, ahead.removeFirst());
      if (find(next).orElse(null) instanceof Node.SymbolicLink link) {
        if (++links > MOST_LINKS) {
          throw tooManyLinks(path);
        }
        List<String> names = new ArrayList<>(ImagePath.names(ImagePath.clean(at, link.target())));
        names.reversed().forEach(ahead::addFirst);
        at = ImagePath.ROOT;
      } else {
        at = next;
      }
    }
    return at;
  }

  /** Puts something at a path, whose folder must be there. */
  void put(String path, Node node) {
    if (path.equals(ImagePath.ROOT)) {
      root = (Folder) node;
      return;
    }
    folder(ImagePath.parent(path))
        .orElseThrow(() -> new IllegalArgumentException("no folder for " + path))
        .children()
        .put(ImagePath.name(path), node);
  }

  /** Takes away what is at a path, with everything below it. */
  void remove(String path) {
    folder(ImagePath.parent(path)).ifPresent(in -> in.children().remove(ImagePath.name(path)));
  }

  private static RuntimeException tooManyLinks(String path) {
    return Problem.of("too many links behind one another")
        .expected("a path that ends after at most " + MOST_LINKS + " links")
        .found(path)
        .cause(Cause.MALFORMED)
        .asException();
  }
}
