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
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Copying, moving and removing files. */
final class FileCommands {

  private FileCommands() {}

  static List<Command> all() {
    return List.of(
        SimpleBuiltin.of(
            CommandSpec.of("cp", FILES, "Copy a file")
                .argument("FROM", "the file", Completion.FILE)
                .argument("TO", "its new name, or a folder", Completion.FILE)
                .example("cp cosign.pub old.pub"),
            FileCommands::copy),
        SimpleBuiltin.of(
            CommandSpec.of("mv", FILES, "Rename or move a file")
                .argument("FROM", "the file or folder", Completion.FILE)
                .argument("TO", "its new name, or a folder", Completion.FILE)
                .example("mv cosign.key mine.key"),
            FileCommands::move),
        SimpleBuiltin.of(
            CommandSpec.of("touch", FILES, "Make an empty file, if it is not there")
                .arguments("FILE", "the file", Completion.FILE)
                .example("touch notes.txt"),
            FileCommands::touch),
        SimpleBuiltin.of(
            CommandSpec.of("rm", FILES, "Remove files, after asking")
                .flag(Flag.toggle("force", "do not ask, and mind no missing file").withShort("f"))
                .flag(Flag.toggle("recursive", "also folders with all in them").withShort("r"))
                .arguments("FILE", "a file", Completion.FILE)
                .example("rm notes.txt"),
            FileCommands::remove));
  }

  private static Path target(Invocation invocation, Path from) {
    Path to = FilePaths.of(invocation, invocation.argument(1));
    return Files.isDirectory(to) ? to.resolve(from.getFileName()) : to;
  }

  private static int copy(Invocation invocation) {
    Path from = FilePaths.of(invocation, invocation.argument(0));
    refuseFolder(from, invocation.argument(0));
    try {
      Files.copy(
          from,
          target(invocation, from),
          StandardCopyOption.REPLACE_EXISTING,
          StandardCopyOption.COPY_ATTRIBUTES);
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

  private static int move(Invocation invocation) {
    Path from = FilePaths.of(invocation, invocation.argument(0));
    try {
      Files.move(from, target(invocation, from), StandardCopyOption.REPLACE_EXISTING);
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

  private static int remove(Invocation invocation) {
    int status = Command.OK;
    for (String name : invocation.arguments()) {
      Path file = FilePaths.of(invocation, name);
      boolean absent = !Files.exists(file) && !Files.isSymbolicLink(file);
      if (absent && invocation.isOn("force")) {
        continue;
      }
      if (invocation.isOn("force") || absent || isAgreed(invocation, name)) {
        remove(file, name, invocation.isOn("recursive"));
      } else {
        invocation.screen().err(name + " is still there; without a question:  rm -f " + name);
        status = 1;
      }
    }
    return status;
  }

  private static boolean isAgreed(Invocation invocation, String name) {
    String answer = invocation.screen().ask("Remove " + name + "? [y/N] ").orElse("");
    return answer.strip().equalsIgnoreCase("y") || answer.strip().equalsIgnoreCase("yes");
  }

  private static void remove(Path file, String name, boolean recursive) {
    try {
      if (!recursive || !Files.isDirectory(file)) {
        Files.delete(file);
        return;
      }
      try (Stream<Path> inside = Files.walk(file)) {
        for (Path path : inside.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    } catch (IOException e) {
      throw FilePaths.failed("remove", name, e);
    }
  }
}
