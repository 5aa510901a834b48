package dev.signlab.image;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
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
import java.util.Optional;

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

  /** Says why a file is not there, where the reason is more than a name that nothing has. */
  void check(Copy copy) {
    for (String source : copy.sources()) {
      String path = ImagePath.clean(ImagePath.ROOT, source).substring(1);
      if (path.isEmpty() || tree.find(ImagePath.ROOT + path).isPresent()) {
        continue;
      }
      if (isLeftOut(path)) {
        throw leftOut(source, path);
      }
      if (source.startsWith("/") || leadsOut(source)) {
        throw outside(source, path);
      }
    }
  }

  private LabException leftOut(String source, String path) {
    return Problem.of("no file " + source + " to copy")
        .expected("a file that " + ignore.name() + " does not leave out")
        .found("left out by " + ignore.name())
        .hint("a line at the end of " + ignore.name() + " brings it in: !" + path)
        .cause(Cause.NO_FILE)
        .asException();
  }

  /** Every path begins in the folder, one with a slash in front and one that goes up, too. */
  private LabException outside(String source, String path) {
    Problem.Builder problem =
        Problem.of("no file " + source + " to copy: paths begin in the folder that is built")
            .expected(path + " in that folder")
            .found("nothing of that name")
            .cause(Cause.NO_FILE);
    meant(source).ifPresent(file -> problem.hint("put the file there first", copyingLine(file)));
    return problem.asException();
  }

  private String copyingLine(Path file) {
    return "cp " + file + " " + context.toAbsolutePath().normalize();
  }

  /** Only what is there can be brought in, by a line whose words need no quotes. */
  private Optional<Path> meant(String source) {
    try {
      Path file = context.toAbsolutePath().resolve(source).normalize();
      boolean isPlain = (file + "/" + context).matches("[\\w./-]+");
      return Optional.of(file).filter(each -> isPlain && Files.isRegularFile(each));
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  /** Tells whether a path goes up further than it went down. */
  private static boolean leadsOut(String source) {
    int depth = 0;
    for (String name : source.split("/", -1)) {
      boolean isSame = name.isEmpty() || name.equals(".");
      depth += name.equals("..") ? -1 : isSame ? 0 : 1;
      if (depth < 0) {
        return true;
      }
    }
    return false;
  }

  private boolean isLeftOut(String path) {
    try {
      return ignore.ignores(path) && Files.exists(context.resolve(path), LinkOption.NOFOLLOW_LINKS);
    } catch (InvalidPathException e) {
      return false;
    }
  }
}
