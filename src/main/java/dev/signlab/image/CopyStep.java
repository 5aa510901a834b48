package dev.signlab.image;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.image.dockerfile.DockerIgnore;
import dev.signlab.image.dockerfile.Heredoc;
import dev.signlab.image.dockerfile.Instruction.Copy;
import dev.signlab.image.tree.Accounts;
import dev.signlab.image.tree.Attributes;
import dev.signlab.image.tree.Content;
import dev.signlab.image.tree.FileTree;
import dev.signlab.image.tree.ImagePath;
import dev.signlab.image.tree.LayerDraft;
import dev.signlab.image.tree.Node;
import dev.signlab.image.tree.Owner;
import dev.signlab.image.tree.TreeCopy;
import dev.signlab.image.tree.Unpacking;
import dev.signlab.image.tree.Wildcard;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * {@code COPY} and {@code ADD}.
 *
 * @param copy the instruction, its variables put in
 * @param source the files to copy from
 * @param target the absolute path to copy to, with the slash that says that it is a folder
 * @param scratch a folder for files that are unpacked
 */
record CopyStep(Copy copy, FileTree source, String target, Path scratch) {

  /** The mode of a file that stands in the Dockerfile. */
  private static final Attributes DOCUMENT = new Attributes(0644, 0, 0);

  /** Copies into a layer. */
  void into(LayerDraft draft) {
    requireWithoutParents();
    Optional<Owner> owner = copy.owner().map(new Accounts(draft.tree())::owner);
    if (!copy.flags().isLinked()) {
      copyAll(draft, owner);
      return;
    }
    LayerDraft alone = new LayerDraft(FileTree.empty());
    copyAll(alone, owner);
    draft.layOn(alone.layer());
  }

  private void copyAll(LayerDraft draft, Optional<Owner> owner) {
    OptionalInt mode =
        copy.mode().isPresent()
            ? OptionalInt.of(Integer.parseInt(copy.mode().get(), 8))
            : OptionalInt.empty();
    DockerIgnore excluded = DockerIgnore.patterns(copy.flags().excludes());
    TreeCopy copying = new TreeCopy(source, draft, owner, mode, excluded::ignores);
    List<String> paths = copy.sources().stream().flatMap(each -> existing(each).stream()).toList();
    requireFolderForSeveral(paths.size() + copy.documents().size());
    paths.forEach(path -> copyOne(copying, path));
    Attributes files = owner.map(DOCUMENT::ownedBy).orElse(DOCUMENT);
    for (Heredoc each : copy.documents()) {
      Content content = Content.of(each.content().getBytes(StandardCharsets.UTF_8));
      Node file = new Node.RegularFile(files.withMode(mode.orElse(DOCUMENT.mode())), content);
      draft.putFile(target, name(each), file, owner);
    }
  }

  /** The word that ends a document may look like a path, of which the last name counts. */
  private static String name(Heredoc document) {
    String name = ImagePath.name(ImagePath.clean(ImagePath.ROOT, document.name()));
    if (name.isEmpty()) {
      throw Problem.of("a file cannot be called " + document.name())
          .expected("a name behind <<")
          .found(document.name())
          .cause(Cause.MALFORMED)
          .asException();
    }
    return name;
  }

  private void copyOne(TreeCopy copying, String path) {
    Optional<Node> node = source.follow(path);
    if (copy.isAdd() && node.filter(Unpacking::isArchive).isPresent()) {
      String to = copying.target().tree().resolve(ImagePath.clean(ImagePath.ROOT, target));
      new Unpacking(copying.target(), copying.owner(), scratch)
          .unpack(node.get(), path.substring(1), to);
    } else {
      copying.copy(path, target);
    }
  }

  /** Wildcards may mean nothing, as with Docker; a plain path must be there. */
  private List<String> existing(String each) {
    List<String> paths = new Wildcard(each).in(source);
    for (String path : paths) {
      if (source.follow(path).isEmpty()) {
        throw missing(each, path);
      }
    }
    return paths;
  }

  private LabException missing(String typed, String path) {
    boolean isLink = source.find(path).isPresent();
    return Problem.of("no file " + typed + " to copy")
        .expected(
            copy.flags()
                .from()
                .map(name -> "a file in " + name)
                .orElse("a file in the folder that is built"))
        .found(isLink ? "a link that leads to no file in it" : "nothing of that name")
        .cause(Cause.NO_FILE)
        .asException();
  }

  private void requireWithoutParents() {
    if (copy.flags().keepsParents()) {
      throw Problem.of("--parents is not done here")
          .expected("a target that names the folders")
          .found(copy.text())
          .hint("write the folders into the target: COPY a/b/c /x/a/b/")
          .cause(Cause.MALFORMED)
          .asException();
    }
  }

  private void requireFolderForSeveral(int count) {
    if (count > 1 && !target.endsWith("/")) {
      throw Problem.of("several files cannot become one")
          .expected("a target that ends with a slash: " + copy.target() + "/")
          .found(copy.target())
          .cause(Cause.MALFORMED)
          .asException();
    }
  }
}
