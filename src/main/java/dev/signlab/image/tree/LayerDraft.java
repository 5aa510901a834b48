package dev.signlab.image.tree;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import java.util.Collections;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Changes a tree, and remembers what has to be in the layer that tells of the changes. */
public final class LayerDraft {

  /** What begins with this in a layer takes files away (OCI image-spec layer.md, Whiteouts). */
  private static final String WHITEOUT = ".wh.";

  private final FileTree tree;
  private final NavigableMap<String, Node> changes = new TreeMap<>();

  /** Begins a layer upon a tree. */
  public LayerDraft(FileTree tree) {
    this.tree = tree;
  }

  /** Returns the tree with the changes made so far. */
  public FileTree tree() {
    return tree;
  }

  /**
   * Returns what is new, by path, together with the folders above it as they are. An engine that
   * keeps layers apart would else make up those folders, with a mode and owner of its own.
   */
  public SortedMap<String, Node> layer() {
    SortedMap<String, Node> layer = new TreeMap<>(changes);
    for (String path : changes.keySet()) {
      String at = ImagePath.parent(path);
      while (!at.equals(ImagePath.ROOT) && !layer.containsKey(at)) {
        layer.put(at, tree.find(at).orElseThrow());
        at = ImagePath.parent(at);
      }
    }
    return Collections.unmodifiableSortedMap(layer);
  }

  /**
   * Makes a folder and those above it, where they are not there.
   *
   * @param path where all links have been followed
   * @param owner whose the new folders are; without one, that of the folder above if this hands its
   *     group on (its set-group-ID bit), and root otherwise
   * @throws LabException if there is something else than a folder on the way
   */
  public void makeFolders(String path, Optional<Owner> owner) {
    String at = ImagePath.ROOT;
    for (String name : ImagePath.names(path)) {
      Attributes above = tree.folder(at).map(Folder::attributes).orElse(Attributes.FOLDER);
      at = ImagePath.join(at, name);
      if (tree.find(at).isEmpty()) {
        Attributes inherited = Attributes.FOLDER.below(above);
        put(at, Folder.empty(owner.map(inherited::ownedBy).orElse(inherited)));
      } else if (tree.folder(at).isEmpty()) {
        throw noFolder(at);
      }
    }
  }

  /** Puts something in a folder that is there, in place of what has this name. */
  void put(String path, Node node) {
    if (ImagePath.name(path).startsWith(WHITEOUT)) {
      throw whiteout(path);
    }
    if (!(node instanceof Folder)) {
      changes.subMap(path + "/", path + "0").clear();
    }
    tree.put(path, node);
    changes.put(path, node);
  }

  /**
   * Puts a layer on top that was made without regard to this tree: its folders take the place of
   * links.
   */
  public void layOn(SortedMap<String, Node> layer) {
    layer.forEach(
        (path, node) ->
            put(
                path,
                node instanceof Folder folder
                    ? tree.folder(path)
                        .orElseGet(() -> Folder.empty(folder.attributes()))
                        .with(folder.attributes())
                    : node));
  }

  /** Puts a file with these bytes at a path, or into the folder that is there. */
  public void putFile(String to, String name, Node file, Optional<Owner> folders) {
    String at = tree.resolve(ImagePath.clean(ImagePath.ROOT, to));
    boolean isFolder = to.endsWith("/") || to.endsWith("/.") || tree.folder(at).isPresent();
    makeFolders(isFolder ? at : ImagePath.parent(at), folders);
    put(isFolder ? ImagePath.join(at, name) : at, file);
  }

  private static LabException noFolder(String path) {
    return Problem.of(path + " is a file in the image, not a folder")
        .expected("a folder " + path + ", or nothing of that name")
        .found("something else that an earlier line or the base image put there")
        .cause(Cause.MALFORMED)
        .asException();
  }

  private static LabException whiteout(String path) {
    return Problem.of("a file cannot be called " + ImagePath.name(path) + " in an image")
        .expected("a name that does not begin with " + WHITEOUT)
        .found(path + ", which would take " + ImagePath.name(path).substring(4) + " away")
        .hint("rename the file, or name it in .dockerignore")
        .cause(Cause.MALFORMED)
        .asException();
  }
}
