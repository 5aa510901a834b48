package dev.signlab.shell.run;

import dev.signlab.shell.command.Argument;
import dev.signlab.shell.command.CommandSpec;
import java.util.List;

/** Compares the number of arguments with what a specification asks for. */
final class ArgumentCheck {

  private ArgumentCheck() {}

  static void check(CommandSpec spec, List<String> arguments) {
    if (spec.passThrough()) {
      return;
    }
    for (int i = arguments.size(); i < spec.arguments().size(); i++) {
      Argument argument = spec.arguments().get(i);
      if (argument.required()) {
        throw UsageProblems.missingArgument(spec, argument);
      }
    }
    int most = spec.arguments().size();
    boolean open = most > 0 && spec.arguments().getLast().repeatable();
    if (!open && arguments.size() > most) {
      throw UsageProblems.tooMany(spec, arguments, most);
    }
  }
}
