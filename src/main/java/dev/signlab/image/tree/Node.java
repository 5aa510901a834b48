package dev.signlab.image.tree;

/** Something that has a name in a tree. */
public sealed interface Node
    permits Folder, Node.RegularFile, Node.SymbolicLink, Node.Special, Node.Misnamed {

  /** Returns its mode and owner. */
  Attributes attributes();

  /** Returns the same with other attributes; the children of a folder are shared. */
  Node with(Attributes other);

  /**
   * A file with content.
   *
   * @param attributes its mode and owner
   * @param content its bytes
   */
  record RegularFile(Attributes attributes, Content content) implements Node {
    @Override
    public RegularFile with(Attributes other) {
      return new RegularFile(other, content);
    }
  }

  /**
   * A link, which may lead nowhere.
   *
   * @param attributes its owner; the mode means nothing
   * @param target what is written in it
   */
  record SymbolicLink(Attributes attributes, String target) implements Node {
    @Override
    public SymbolicLink with(Attributes other) {
      return new SymbolicLink(other, target);
    }
  }

  /**
   * A device, a pipe or a socket, which is known of but never copied.
   *
   * @param attributes its mode and owner
   * @param words which it is, such as {@code a named pipe}
   */
  record Special(Attributes attributes, String words) implements Node {
    @Override
    public Special with(Attributes other) {
      return new Special(other, words);
    }
  }

  /**
   * Something whose name, or the name that a link leads to, is not UTF-8. It is known of but never
   * copied.
   *
   * @param attributes its mode and owner
   * @param name the name, with the bytes that are no text behind {@code %}
   */
  record Misnamed(Attributes attributes, String name) implements Node {
    @Override
    public Misnamed with(Attributes other) {
      return new Misnamed(other, name);
    }
  }
}
