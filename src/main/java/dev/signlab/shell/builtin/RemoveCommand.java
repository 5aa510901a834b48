package dev.signlab.shell.builtin;

import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.Invocation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * {@code rm}, as that of POSIX: it asks nothing, goes on behind a failure, and has status 1 then.
 */
final class RemoveCommand {

  private final Invocation invocation;

  private RemoveCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  static int run(Invocation invocation) {
    RemoveCommand command = new RemoveCommand(invocation);
    LabException first = null;
    for (String name : invocation.arguments()) {
      try {
        command.remove(name);
      } catch (LabException e) {
        if (first != null) {
          invocation.screen().err("error: " + e.problem().summary());
        }
        first = first == null ? e : first;
      }
    }
    if (first != null) {
      throw first;
    }
    return Command.OK;
  }

  private void remove(String name) {
    Path file = FilePaths.of(invocation, name);
    boolean there = Files.exists(file, LinkOption.NOFOLLOW_LINKS);
    if (!there && invocation.isOn("force")) {
      return;
    }
    refuseFolder(file, name);
    if (there && invocation.isOn("interactive") && !isAgreed(name)) {
      return;
    }
    try {
      removeAll(file);
    } catch (IOException e) {
      throw FilePaths.failed("remove", name, e);
    }
    if (invocation.isOn("verbose")) {
      invocation.screen().out("removed '" + name + "'");
    }
  }

  private void refuseFolder(Path file, String name) {
    if (!Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    if (!invocation.isOn("recursive")) {
      throw Problem.of("cannot remove " + name)
          .expected("a file, or -r for a folder with all in it")
          .found("a folder")
          .hint("to see what is in it", "ls " + name)
          .asException();
    }
    if (invocation.session().directory().startsWith(file)) {
      throw Problem.of("cannot remove " + name)
          .expected("a folder other than the one that you are in, or one around it")
          .found(file.toString())
          .hint("to see where you are", "pwd")
          .asException();
    }
  }

  private boolean isAgreed(String name) {
    String answer = invocation.screen().ask("rm: remove '" + name + "'? ").orElse("");
    return answer.strip().toLowerCase(Locale.ROOT).startsWith("y");
  }

  private static void removeAll(Path file) throws IOException {
    List<Path> all;
    try (Stream<Path> inside = Files.walk(file)) {
      all = inside.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : all) {
      Files.delete(path);
    }
  }
}
