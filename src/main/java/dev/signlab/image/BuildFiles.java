package dev.signlab.image;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Problem;
import dev.signlab.image.dockerfile.DockerIgnore;
import dev.signlab.image.dockerfile.Instruction.Copy;
import dev.signlab.image.tree.ContextTree;
import dev.signlab.image.tree.FileTree;
import dev.signlab.image.tree.ImagePath;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/**
 * The files of the folder that is built.
 *
 * @param context the folder
 * @param ignore what is left out of it
 * @param tree the rest
 */
record BuildFiles(Path context, DockerIgnore ignore, FileTree tree) {

  static BuildFiles of(Path context, Path dockerfile) {
    DockerIgnore ignore = DockerIgnore.of(context, dockerfile);
    ContextTree.Ignored ignored = new ContextTree.Ignored(ignore::ignores, ignore.hasExceptions());
    return new BuildFiles(context, ignore, ContextTree.of(context, ignored));
  }

  /** Names the rules that leave a file out, where it would otherwise be called missing. */
  void requireNothingLeftOut(Copy copy) {
    for (String source : copy.sources()) {
      String path = ImagePath.clean(ImagePath.ROOT, source).substring(1);
      if (!path.isEmpty() && tree.find("/" + path).isEmpty() && isLeftOut(path)) {
        throw Problem.of("no file " + source + " to copy")
            .expected("a file that " + ignore.name() + " does not leave out")
            .found("left out by " + ignore.name())
            .hint("a line at the end of " + ignore.name() + " brings it in: !" + path)
            .cause(Cause.NO_FILE)
            .asException();
      }
    }
  }

  private boolean isLeftOut(String path) {
    try {
      return ignore.ignores(path) && Files.exists(context.resolve(path), LinkOption.NOFOLLOW_LINKS);
    } catch (InvalidPathException e) {
      return false;
    }
  }
}
