package dev.signlab.shell.builtin;

import static dev.signlab.shell.builtin.BuiltinCommands.FILES;

import dev.signlab.diagnostic.Problem;
import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.CommandSpec;
import dev.signlab.shell.command.Completion;
import dev.signlab.shell.command.Flag;
import dev.signlab.shell.command.Invocation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** Copying, moving and removing files. */
final class FileCommands {

  private FileCommands() {}

  static List<Command> all() {
    return List.of(
        SimpleBuiltin.of(
            CommandSpec.of("cp", FILES, "Copy a file")
                .argument("FROM", "the file", Completion.FILE)
                .argument("TO", "its new name, or a folder", Completion.FILE)
                .example("cp cosign.pub old.pub")
                .destructive(),
            FileCommands::copy),
        SimpleBuiltin.of(
            CommandSpec.of("mv", FILES, "Rename or move a file")
                .argument("FROM", "the file or folder", Completion.FILE)
                .argument("TO", "its new name, or a folder", Completion.FILE)
                .example("mv cosign.key mine.key")
                .destructive(),
            FileCommands::move),
        SimpleBuiltin.of(
            CommandSpec.of("touch", FILES, "Make an empty file, if it is not there")
                .arguments("FILE", "the file", Completion.FILE)
                .example("touch notes.txt"),
            FileCommands::touch),
        SimpleBuiltin.of(
            CommandSpec.of("rm", FILES, "Remove files, without a question")
                .flag(Flag.toggle("force", "mind no missing file").withShort("f"))
                .flag(Flag.toggle("interactive", "ask before each file").withShort("i"))
                .flag(Flag.toggle("verbose", "say what is removed").withShort("v"))
                .flag(Flag.toggle("recursive", "also folders with all in them").withShort("r"))
                .arguments("FILE", "a file", Completion.FILE)
                .example("rm notes.txt")
                .destructive(),
            RemoveCommand::run));
  }

  private static Path target(Invocation invocation, Path from) {
    Path to = FilePaths.of(invocation, invocation.argument(1));
    return Files.isDirectory(to) ? to.resolve(from.getFileName()) : to;
  }

  private static int copy(Invocation invocation) {
    Path from = FilePaths.of(invocation, invocation.argument(0));
    refuseFolder(from, invocation.argument(0));
    try {
      Path to = target(invocation, from);
      refuseSame(invocation, from, to);
      Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
      return Command.OK;
    } catch (IOException e) {
      throw FilePaths.failed("copy", invocation.argument(0), e);
    }
  }

  private static void refuseFolder(Path from, String name) {
    if (Files.isDirectory(from)) {
      throw Problem.of(name + " is a folder")
          .expected("a file")
          .hint("the shell of this machine copies folders", "!cp -r " + name + " copy")
          .asException();
    }
  }

  private static void refuseSame(Invocation invocation, Path from, Path to) throws IOException {
    if (Files.exists(from) && Files.exists(to) && Files.isSameFile(from, to)) {
      throw Problem.of(
              invocation.argument(0) + " and " + typed(invocation, from, to) + " are the same file")
          .expected("two names of two files")
          .found("one file")
          .hint("to see what is here", "ls")
          .asException();
    }
  }

  private static void refuseInside(Invocation invocation, Path from, Path to) {
    if (Files.isDirectory(from) && to.startsWith(from)) {
      throw Problem.of(
              "cannot move %s to a subdirectory of itself, %s"
                  .formatted(invocation.argument(0), typed(invocation, from, to)))
          .expected("a place outside " + invocation.argument(0))
          .found("one within it")
          .hint("to see what is here", "ls")
          .asException();
    }
  }

  /** Returns the target as it was typed, with the name that it gets in a folder. */
  private static String typed(Invocation invocation, Path from, Path to) {
    String typed = invocation.argument(1);
    boolean inFolder = !FilePaths.of(invocation, typed).equals(to);
    return inFolder ? typed.replaceFirst("/+$", "") + "/" + from.getFileName() : typed;
  }

  private static int move(Invocation invocation) {
    Path from = FilePaths.of(invocation, invocation.argument(0));
    try {
      Path to = target(invocation, from);
      refuseSame(invocation, from, to);
      refuseInside(invocation, from, to);
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
      return Command.OK;
    } catch (IOException e) {
      throw FilePaths.failed("move", invocation.argument(0), e);
    }
  }

  private static int touch(Invocation invocation) {
    for (String name : invocation.arguments()) {
      Path file = FilePaths.of(invocation, name);
      try {
        if (!Files.exists(file)) {
          Files.createFile(file);
        }
      } catch (IOException e) {
        throw FilePaths.failed("make", name, e);
      }
    }
    return Command.OK;
  }
}
