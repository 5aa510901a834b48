package dev.signlab.shell.inspect;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Problem;
import dev.signlab.image.ImageTree;
import dev.signlab.oci.name.Reference;
import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.CommandSpec;
import dev.signlab.shell.command.Completion;
import dev.signlab.shell.command.Invocation;
import dev.signlab.shell.image.Images;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** {@code view}: what an image is made of, or what a file holds. */
final class ViewCommand implements Command {

  private static final CommandSpec SPEC =
      CommandSpec.of("view", "Look", "Show what an image is made of, or what a file holds")
          .argument("IMAGE-OR-FILE", "an image in a registry, or a file", Completion.IMAGE)
          .example("view localhost:5001/studentbook:1.0")
          .build();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public int run(Invocation invocation) {
    String typed = invocation.argument(0);
    Path file = invocation.path(typed);
    requireNoFolder(typed, file);
    List<String> lines =
        Files.isRegularFile(file)
            ? FileView.of(
                file, invocation.session().clock().instant(), invocation.screen().style().width())
            : Images.suggesting(invocation, typed, () -> tree(invocation, typed));
    lines.forEach(invocation.screen()::out);
    return OK;
  }

  private static void requireNoFolder(String typed, Path file) {
    if (Files.isDirectory(file)) {
      throw Problem.of(typed + " is a folder")
          .expected("an image in a registry, or a file")
          .found("a folder")
          .hint("see what is in it", "ls " + typed)
          .cause(Cause.NO_FILE)
          .asException();
    }
  }

  private static List<String> tree(Invocation invocation, String typed) {
    String bare = typed.startsWith("docker://") ? typed.substring("docker://".length()) : typed;
    Reference reference = Reference.parse(bare);
    Images.refuseUnqualified(invocation, reference, bare, "view");
    return ImageTree.of(Images.client(invocation), reference)
        .lines(invocation.screen().style().plain());
  }
}
