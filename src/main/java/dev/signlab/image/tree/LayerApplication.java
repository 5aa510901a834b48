package dev.signlab.image.tree;

import dev.signlab.oci.layout.ArchivedFile;
import dev.signlab.oci.layout.LayerPath;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Puts the entries of one layer on top of a tree (OCI image-spec layer.md, Applying Changesets).
 * Folders of a path may be links, which lead within the tree; what is taken away is taken from the
 * layers below and never from the layer itself.
 */
final class LayerApplication {

  private final FileTree tree;
  private final Set<String> own = new HashSet<>();

  LayerApplication(FileTree tree) {
    this.tree = tree;
  }

  /**
   * Applies one entry.
   *
   * @param content its bytes, if it is a file
   */
  void apply(ArchivedFile entry, Content content) throws IOException {
    LayerPath path =
        LayerPath.parse(entry.name())
            .orElseThrow(() -> new IOException("a path that leads out: " + entry.name()));
    switch (path.kind()) {
      case OPAQUE -> removeBelow(resolved(path.parts()));
      case WHITEOUT -> remove(place(path));
      case ENTRY -> put(place(path), entry, content);
    }
  }

  private String place(LayerPath path) {
    return path.parts().isEmpty()
        ? ImagePath.ROOT
        : ImagePath.join(resolved(path.folder()), path.name());
  }

  private String resolved(List<String> names) {
    return tree.resolve(ImagePath.ROOT + String.join("/", names));
  }

  private void remove(String path) {
    if (!own.contains(path)) {
      tree.remove(path);
    }
  }

  private void removeBelow(String path) {
    tree.folder(path)
        .ifPresent(
            folder -> {
              folder.children().keySet().removeIf(n -> !own.contains(ImagePath.join(path, n)));
              folder.children().keySet().forEach(n -> removeBelow(ImagePath.join(path, n)));
            });
  }

  private void put(String path, ArchivedFile entry, Content content) throws IOException {
    makeFolders(ImagePath.parent(path));
    Attributes attributes = new Attributes(entry.mode(), entry.user(), entry.group());
    Node node =
        switch (entry.kind()) {
          case FOLDER ->
              tree.folder(path).orElseGet(() -> Folder.empty(attributes)).with(attributes);
          case FILE -> new Node.RegularFile(attributes, content);
          case SYMBOLIC_LINK -> new Node.SymbolicLink(attributes, entry.target());
          case HARD_LINK -> linked(entry);
          case OTHER -> new Node.Special(attributes, "a device or a named pipe");
        };
    if (path.equals(ImagePath.ROOT) && !(node instanceof Folder)) {
      throw new IOException("the top of the image is not a folder");
    }
    tree.put(path, node);
    own.add(path);
  }

  private Node linked(ArchivedFile entry) throws IOException {
    LayerPath target =
        LayerPath.parse(entry.target())
            .orElseThrow(() -> new IOException("a hard link that leads out: " + entry.name()));
    return tree.find(place(target))
        .filter(node -> !(node instanceof Folder))
        .orElseThrow(() -> new IOException("a hard link to no file: " + entry.name()));
  }

  /** Folders that no entry tells of are those of everybody. */
  private void makeFolders(String path) throws IOException {
    String at = ImagePath.ROOT;
    for (String name : ImagePath.names(path)) {
      at = ImagePath.join(at, name);
      if (tree.find(at).isEmpty()) {
        tree.put(at, Folder.empty(Attributes.FOLDER));
        own.add(at);
      } else if (tree.folder(at).isEmpty()) {
        throw new IOException("a file in the place of the folder " + at);
      }
    }
  }
}
