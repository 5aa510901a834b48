package dev.signlab.image.tree;

import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/** A folder and what is in it, by name and in the order of the names. Used by one thread. */
final class Folder implements Node {

  private final Attributes attributes;
  private final Children children;

  private Folder(Attributes attributes, Children children) {
    this.attributes = attributes;
    this.children = children;
  }

  /** Returns an empty folder. */
  static Folder empty(Attributes attributes) {
    return new Folder(attributes, new Children(TreeMap::new));
  }

  /** Returns a folder whose content is listed when it is first asked for. */
  static Folder listed(Attributes attributes, Supplier<Map<String, Node>> listing) {
    return new Folder(attributes, new Children(listing));
  }

  @Override
  public Attributes attributes() {
    return attributes;
  }

  @Override
  public Folder with(Attributes other) {
    return new Folder(other, children);
  }

  NavigableMap<String, Node> children() {
    return children.get();
  }

  Optional<Node> child(String name) {
    return Optional.ofNullable(children().get(name));
  }

  /**
   * Returns the same folder with children of its own, so that neither sees changes of the other.
   */
  Folder copy() {
    Folder copy = empty(attributes);
    children()
        .forEach(
            (name, node) ->
                copy.children().put(name, node instanceof Folder folder ? folder.copy() : node));
    return copy;
  }

  /** Content that is listed once. */
  private static final class Children {

    private final Supplier<Map<String, Node>> listing;
    private Optional<NavigableMap<String, Node>> listed = Optional.empty();

    Children(Supplier<Map<String, Node>> listing) {
      this.listing = listing;
    }

    NavigableMap<String, Node> get() {
      if (listed.isEmpty()) {
        listed = Optional.of(new TreeMap<>(listing.get()));
      }
      return listed.get();
    }
  }
}
