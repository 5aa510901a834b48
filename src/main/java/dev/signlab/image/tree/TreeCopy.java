package dev.signlab.image.tree;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;

/**
 * Copies from one tree to another as {@code COPY} does.
 *
 * @param source the tree to copy from
 * @param target the layer to copy to
 * @param owner whose everything becomes that is made
 * @param mode what everything gets that is copied and is not a link
 * @param isLeftOut tells of paths in the source that are left out
 */
public record TreeCopy(
    FileTree source,
    LayerDraft target,
    Optional<Owner> owner,
    OptionalInt mode,
    Predicate<String> isLeftOut) {

  /**
   * Copies a file to a path, or into the folder that is there; of a folder, copies what is in it.
   *
   * @param from where, in the source; its links are followed
   * @param to where to, with a slash at its end if it is meant as a folder
   */
  public void copy(String from, String to) {
    String real = source.resolve(from);
    Node node = source.find(real).orElseThrow(() -> missing(from));
    String clean = ImagePath.clean(ImagePath.ROOT, to);
    boolean meansFolder = to.endsWith("/") || to.endsWith("/.");
    String at = target.tree().resolve(clean);
    if (node instanceof Folder folder) {
      target.makeFolders(at, owner);
      copyChildren(new Place(real, ""), folder, at);
      return;
    }
    String name = ImagePath.name(ImagePath.clean(ImagePath.ROOT, from));
    if (meansFolder || target.tree().folder(at).isPresent()) {
      target.makeFolders(at, owner);
      copyNode(new Place(real, name), node, ImagePath.join(at, name));
    } else {
      target.makeFolders(ImagePath.parent(at), owner);
      copyNode(new Place(real, name), node, at);
    }
  }

  /**
   * A place in the source.
   *
   * @param path the whole path
   * @param relative the path below what was named, to which patterns belong
   */
  private record Place(String path, String relative) {
    Place child(String name) {
      return new Place(
          ImagePath.join(path, name), relative.isEmpty() ? name : relative + "/" + name);
    }
  }

  private void copyChildren(Place from, Folder folder, String to) {
    folder
        .children()
        .forEach((name, node) -> copyNode(from.child(name), node, ImagePath.join(to, name)));
  }

  private void copyNode(Place from, Node node, String to) {
    if (isLeftOut.test(from.relative())) {
      return;
    }
    Optional<Node> there = target.tree().find(to);
    switch (node) {
      case Folder folder -> {
        if (there.isPresent() && !(there.get() instanceof Folder)) {
          throw folderOverFile(from.path(), to);
        }
        Folder kept = (Folder) there.orElseGet(() -> Folder.empty(folder.attributes()));
        target.put(to, kept.with(changed(folder)));
        copyChildren(from, folder, to);
      }
      case Node.Special special -> throw special(from.path(), special);
      case Node.Misnamed misnamed -> throw misnamed(from.path(), misnamed);
      default -> {
        if (there.orElse(null) instanceof Folder) {
          throw fileOverFolder(from.path(), to);
        }
        target.put(to, node.with(changed(node)));
      }
    }
  }

  private Attributes changed(Node node) {
    Attributes attributes = node.attributes();
    if (mode.isPresent() && !(node instanceof Node.SymbolicLink)) {
      attributes = attributes.withMode(mode.getAsInt());
    }
    return owner.map(attributes::ownedBy).orElse(attributes);
  }

  private static LabException missing(String from) {
    return Problem.of("no file " + from.substring(1) + " to copy")
        .expected("a file of that name")
        .found("nothing")
        .cause(Cause.NO_FILE)
        .asException();
  }

  private static LabException special(String from, Node.Special special) {
    return Problem.of(from.substring(1) + " is " + special.words() + ", not a file")
        .expected("files, folders and links")
        .found(special.words())
        .hint("name it in .dockerignore, or move it out of the folder")
        .cause(Cause.MALFORMED)
        .asException();
  }

  private static LabException misnamed(String from, Node.Misnamed misnamed) {
    return Problem.of("the name of a file is not UTF-8")
        .tried("copy " + from.substring(1))
        .expected("names in UTF-8, as image layers have them")
        .found(misnamed.name() + ", with its bytes behind %")
        .hint("rename the file, or name it in .dockerignore")
        .cause(Cause.MALFORMED)
        .asException();
  }

  private static LabException folderOverFile(String from, String to) {
    return Problem.of("the folder " + from.substring(1) + " cannot replace the file " + to)
        .expected("a folder " + to + ", or nothing of that name")
        .found("a file or a link in the image")
        .cause(Cause.MALFORMED)
        .asException();
  }

  private static LabException fileOverFolder(String from, String to) {
    return Problem.of("the file " + from.substring(1) + " cannot replace the folder " + to)
        .expected("a file " + to + ", or nothing of that name")
        .found("a folder in the image")
        .cause(Cause.MALFORMED)
        .asException();
  }
}
