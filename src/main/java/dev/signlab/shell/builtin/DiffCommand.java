package dev.signlab.shell.builtin;

import dev.signlab.diagnostic.Problem;
import dev.signlab.environment.world.Bookmarks;
import dev.signlab.environment.world.World;
import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.CommandSpec;
import dev.signlab.shell.command.Completion;
import dev.signlab.shell.command.Invocation;
import dev.signlab.shell.compare.WorldDiff;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code diff}: what changed in the world, or the lines in which two files differ. */
final class DiffCommand implements Command {

  private static final int MOST_LINES = 4000;

  private static final CommandSpec SPEC =
      CommandSpec.of(
              "diff",
              BuiltinCommands.FILES,
              "Show what changed in this world, or where two files differ")
          .optionalArgument(
              "OLD",
              "a bookmark, or a file; the open task's beginning if left out",
              Completion.BOOKMARK)
          .optionalArgument("NEW", "another file", Completion.FILE)
          .example("diff")
          .example("diff cosign.pub old.pub")
          .build();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public int run(Invocation invocation) {
    if (invocation.arguments().size() < 2) {
      return WorldDiff.run(bookmark(invocation), invocation);
    }
    List<String> old = lines(invocation, invocation.argument(0));
    List<String> fresh = lines(invocation, invocation.argument(1));
    if (old.equals(fresh)) {
      return OK;
    }
    if (old.size() > MOST_LINES || fresh.size() > MOST_LINES) {
      invocation.screen().out("the files differ");
      return 1;
    }
    changes(old, fresh).forEach(invocation.screen()::out);
    return 1;
  }

  /** One word is a bookmark, unless it is a file to which another one is missing. */
  private static Optional<String> bookmark(Invocation invocation) {
    Optional<String> word = invocation.optionalArgument(0);
    boolean known =
        word.filter(name -> new Bookmarks(invocation.service(World.class)).has(name)).isPresent();
    if (word.isPresent() && !known && Files.exists(invocation.path(word.get()))) {
      throw Problem.of("diff " + word.get() + " names one file only")
          .expected("a second file, or the name of a bookmark")
          .found(word.get() + ", a file")
          .hint("to see what changed in this world", "diff")
          .exitStatus(Problem.USAGE)
          .asException();
    }
    return word;
  }

  private static List<String> lines(Invocation invocation, String name) {
    return new String(TextCommands.read(invocation, name), StandardCharsets.UTF_8).lines().toList();
  }

  /** Returns the lines that were taken out ({@code <}) and put in ({@code >}), in their order. */
  static List<String> changes(List<String> old, List<String> fresh) {
    int[][] common = commonLines(old, fresh);
    List<String> changes = new ArrayList<>();
    int i = 0;
    int j = 0;
    while (i < old.size() || j < fresh.size()) {
      boolean both = i < old.size() && j < fresh.size();
      if (both && old.get(i).equals(fresh.get(j))) {
        i++;
        j++;
      } else if (j == fresh.size() || (both && common[i + 1][j] >= common[i][j + 1])) {
        changes.add("< " + old.get(i++));
      } else {
        changes.add("> " + fresh.get(j++));
      }
    }
    return changes;
  }

  private static int[][] commonLines(List<String> old, List<String> fresh) {
    int[][] common = new int[old.size() + 1][fresh.size() + 1];
    for (int i = old.size() - 1; i >= 0; i--) {
      for (int j = fresh.size() - 1; j >= 0; j--) {
        common[i][j] =
            old.get(i).equals(fresh.get(j))
                ? common[i + 1][j + 1] + 1
                : Math.max(common[i + 1][j], common[i][j + 1]);
      }
    }
    return common;
  }
}
