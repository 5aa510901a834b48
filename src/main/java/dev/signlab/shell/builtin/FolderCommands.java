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
import java.util.List;

/** Going from folder to folder. */
final class FolderCommands {

  private FolderCommands() {}

  static List<Command> all() {
    return List.of(cd(), pwd(), new ListCommand(), mkdir());
  }

  private static Command cd() {
    return SimpleBuiltin.of(
        CommandSpec.of("cd", FILES, "Go to another folder")
            .optionalArgument("FOLDER", "where to; home unless given, - for back", Completion.FILE)
            .example("cd sign"),
        FolderCommands::change);
  }

  private static int change(Invocation invocation) {
    String name =
        invocation.optionalArgument(0).orElseGet(() -> invocation.session().home().toString());
    String wanted = name.equals("-") ? before(invocation) : name;
    Path folder = FilePaths.of(invocation, wanted);
    if (!Files.isDirectory(folder)) {
      throw Problem.of("no folder " + wanted)
          .expected("a folder")
          .found(Files.exists(folder) ? "a file" : "nothing of that name")
          .hint("to see what is here", "ls")
          .asException();
    }
    invocation.session().goTo(folder);
    return Command.OK;
  }

  private static String before(Invocation invocation) {
    return invocation.session().environment().getOrDefault("OLDPWD", ".");
  }

  private static Command pwd() {
    return SimpleBuiltin.of(
        CommandSpec.of("pwd", FILES, "Show the folder").example("pwd"),
        invocation -> {
          invocation.screen().out(invocation.session().directory().toString());
          return Command.OK;
        });
  }

  private static Command mkdir() {
    return SimpleBuiltin.of(
        CommandSpec.of("mkdir", FILES, "Make a folder")
            .flag(
                Flag.toggle("parents", "make missing folders above, and mind none").withShort("p"))
            .arguments("FOLDER", "the folder", Completion.FILE)
            .example("mkdir -p sign/keys"),
        invocation -> {
          invocation.arguments().forEach(name -> make(invocation, name));
          return Command.OK;
        });
  }

  private static void make(Invocation invocation, String name) {
    Path folder = FilePaths.of(invocation, name);
    try {
      if (invocation.isOn("parents")) {
        Files.createDirectories(folder);
      } else {
        Files.createDirectory(folder);
      }
    } catch (IOException e) {
      throw FilePaths.failed("make", name, e);
    }
  }
}
