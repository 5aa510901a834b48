package dev.signlab.shell.builtin;

import dev.signlab.diagnostic.Problem;
import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.CommandSpec;
import dev.signlab.shell.command.Completion;
import dev.signlab.shell.command.Flag;
import dev.signlab.shell.command.Invocation;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code sha256sum}: hashes of files, and lists of them that are checked as GNU's checks them. */
final class ChecksumCommand {

  private static final String CHECK = "check";
  private static final String IGNORE = "ignore-missing";
  private static final String QUIET = "quiet";
  private static final String STATUS = "status";
  private static final Pattern LISTED = Pattern.compile("([0-9a-fA-F]{64}) [ *](.+)");

  private ChecksumCommand() {}

  static Command command() {
    return SimpleBuiltin.of(
        CommandSpec.of("sha256sum", BuiltinCommands.FILES, "Show the SHA-256 of files")
            .flag(Flag.toggle(CHECK, "check the files of a list").withShort("c"))
            .flag(Flag.toggle(IGNORE, "say nothing of files that are not there"))
            .flag(Flag.toggle(QUIET, "say nothing of files that are as listed"))
            .flag(Flag.toggle(STATUS, "nothing but the status"))
            .flag(Flag.toggle("strict", "as it is anyway: a line that is none ends it"))
            .flag(Flag.toggle("warn", "the same").withShort("w"))
            .flag(Flag.toggle("binary", "as it is anyway").withShort("b"))
            .flag(Flag.toggle("text", "the same: here no bytes are changed").withShort("t"))
            .optionalArguments("FILE", "a file, - for standard input", Completion.FILE)
            .example("sha256sum cosign.pub"),
        ChecksumCommand::run);
  }

  private static int run(Invocation invocation) {
    List<String> names = invocation.arguments().isEmpty() ? List.of("-") : invocation.arguments();
    if (invocation.isOn(CHECK)) {
      return checked(invocation, names);
    }
    for (String name : names) {
      invocation.screen().out(TextCommands.sha256(invocation, name) + "  " + name);
    }
    return Command.OK;
  }

  private static int checked(Invocation invocation, List<String> lists) {
    int wrong = 0;
    for (String list : lists) {
      int same = 0;
      for (String line : TextCommands.text(TextCommands.read(invocation, list)).lines().toList()) {
        Matcher row = row(list, line);
        if (!invocation.isOn(IGNORE) || Files.exists(FilePaths.of(invocation, row.group(2)))) {
          boolean holds = holds(invocation, row);
          same += holds ? 1 : 0;
          wrong += holds ? 0 : 1;
        }
      }
      if (invocation.isOn(IGNORE) && same == 0 && wrong == 0) {
        say(invocation, "sha256sum: " + list + ": no file was verified");
        wrong++;
      }
    }
    return wrong > 0 ? warned(invocation, wrong) : Command.OK;
  }

  private static Matcher row(String list, String line) {
    Matcher row = LISTED.matcher(line);
    if (!row.matches()) {
      throw Problem.of(list + " is no list of checksums")
          .expected("lines of 64 hexadecimal digits, two blanks and a name")
          .found(line)
          .asException();
    }
    return row;
  }

  private static boolean holds(Invocation invocation, Matcher row) {
    String name = row.group(2);
    boolean same = TextCommands.sha256(invocation, name).equalsIgnoreCase(row.group(1));
    boolean told = !invocation.isOn(STATUS) && !(same && invocation.isOn(QUIET));
    if (told) {
      invocation.screen().out(name + (same ? ": OK" : ": FAILED"));
    }
    return same;
  }

  private static int warned(Invocation invocation, int wrong) {
    say(invocation, "sha256sum: WARNING: computed checksums that did NOT match: " + wrong);
    return 1;
  }

  private static void say(Invocation invocation, String words) {
    if (!invocation.isOn(STATUS)) {
      invocation.screen().err(words);
    }
  }
}
