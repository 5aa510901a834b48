package dev.signlab.shell.builtin;

import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.CommandSpec;
import dev.signlab.shell.command.Completion;
import dev.signlab.shell.command.Invocation;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** {@code diff}: the lines in which two files differ. */
final class DiffCommand implements Command {

  private static final int MOST_LINES = 4000;

  private static final CommandSpec SPEC =
      CommandSpec.of("diff", BuiltinCommands.FILES, "Compare two files line by line")
          .argument("OLD", "a file", Completion.FILE)
          .argument("NEW", "another file", Completion.FILE)
          .example("diff cosign.pub old.pub")
          .build();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public int run(Invocation invocation) {
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
