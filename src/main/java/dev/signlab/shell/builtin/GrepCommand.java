package dev.signlab.shell.builtin;

import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.CommandSpec;
import dev.signlab.shell.command.Completion;
import dev.signlab.shell.command.Flag;
import dev.signlab.shell.command.Invocation;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code grep}: the lines that a pattern of POSIX fits. */
final class GrepCommand {

  private static final String IGNORE_CASE = "ignore-case";
  private static final String COUNT = "count";
  private static final String INVERT = "invert-match";
  private static final String NUMBER = "line-number";
  private static final String QUIET = "quiet";
  private static final String FIXED = "fixed-strings";
  private static final String EXTENDED = "extended-regexp";
  private static final String ONLY = "only-matching";

  private GrepCommand() {}

  static Command command() {
    return SimpleBuiltin.of(
        CommandSpec.of("grep", BuiltinCommands.FILES, "Show the lines that a pattern fits")
            .flag(Flag.toggle(IGNORE_CASE, "take capitals and small letters alike").withShort("i"))
            .flag(Flag.toggle(COUNT, "only how many lines").withShort("c"))
            .flag(Flag.toggle(INVERT, "the lines that it does not fit").withShort("v"))
            .flag(Flag.toggle(NUMBER, "with their numbers").withShort("n"))
            .flag(Flag.toggle(QUIET, "nothing but the status").withShort("q"))
            .flag(Flag.toggle(ONLY, "only what fits, not the whole line").withShort("o"))
            .flag(Flag.toggle(EXTENDED, "an extended pattern: ( ) | + ? need no \\").withShort("E"))
            .flag(Flag.toggle(FIXED, "the text as it is, no pattern").withShort("F"))
            .argument("PATTERN", "a basic regular expression", Completion.NONE)
            .optionalArgument("FILE", "a file, standard input unless given", Completion.FILE)
            .example("grep BEGIN cosign.pub"),
        GrepCommand::run);
  }

  private static int run(Invocation invocation) {
    Pattern wanted = pattern(invocation);
    String file = invocation.optionalArgument(1).orElse("-");
    List<String> shown = new ArrayList<>();
    int found = 0;
    int number = 0;
    for (String line : TextCommands.text(TextCommands.read(invocation, file)).lines().toList()) {
      number++;
      Matcher matcher = wanted.matcher(line);
      if (matcher.find() != invocation.isOn(INVERT)) {
        found++;
        String before = invocation.isOn(NUMBER) ? number + ":" : "";
        parts(invocation, matcher, line).forEach(part -> shown.add(before + part));
      }
    }
    if (!invocation.isOn(QUIET)) {
      List<String> count = List.of(String.valueOf(found));
      (invocation.isOn(COUNT) ? count : shown).forEach(invocation.screen()::out);
    }
    return found == 0 ? 1 : Command.OK;
  }

  private static List<String> parts(Invocation invocation, Matcher matcher, String line) {
    if (!invocation.isOn(ONLY)) {
      return List.of(line);
    }
    return invocation.isOn(INVERT)
        ? List.of()
        : matcher.reset().results().map(each -> each.group()).filter(p -> !p.isEmpty()).toList();
  }

  private static Pattern pattern(Invocation invocation) {
    String typed = invocation.argument(0);
    int letters =
        invocation.isOn(IGNORE_CASE) ? Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE : 0;
    return invocation.isOn(FIXED)
        ? Pattern.compile(typed, letters | Pattern.LITERAL)
        : PosixPattern.compile(typed, invocation.isOn(EXTENDED), letters);
  }
}
