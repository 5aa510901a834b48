package dev.signlab.shell.run;

import dev.signlab.diagnostic.Hint;
import dev.signlab.shell.command.CommandSpec;
import java.util.Optional;

/** A hint that speaks of the line that failed, made into a whole line. */
public final class LineHint {

  /** Before a command that takes the place of the one that failed, in the line that was typed. */
  public static final String PIECE = "…| ";

  private static final String LINE = "…";
  private static final String OTHERS = "|;&<>\n";

  private LineHint() {}

  /**
   * Returns the hint with the line in it, or nothing where the command has no such flag.
   *
   * @param spec the command that failed, if one did
   */
  static Optional<Hint> in(Typed typed, Optional<CommandSpec> spec, Hint hint) {
    String command = hint.command().orElse("");
    if (command.startsWith(PIECE)) {
      String meant = command.substring(PIECE.length());
      return Optional.of(hint.withCommand(PipedLine.with(typed.line(), typed.words(), meant)));
    }
    if (!command.startsWith(LINE) && !command.endsWith(" " + LINE)) {
      return Optional.of(MeantReference.in(typed.line(), hint));
    }
    String line = whole(typed);
    if (command.startsWith(LINE)) {
      String flag = command.substring(LINE.length()).strip();
      return spec.filter(each -> hasFlag(each, flag))
          .map(each -> hint.withCommand(line + " " + flag));
    }
    String prefix = command.substring(0, command.length() - LINE.length());
    return Optional.of(hint.withCommand(prefix + line));
  }

  /** What is one command is repeated as typed; of several the one that failed is written anew. */
  private static String whole(Typed typed) {
    boolean one = typed.line().chars().allMatch(c -> OTHERS.indexOf(c) < 0);
    return one || typed.words().isEmpty()
        ? typed.line()
        : Quoting.line(typed.words().getFirst(), typed.words().subList(1, typed.words().size()));
  }

  private static boolean hasFlag(CommandSpec spec, String text) {
    String name = text.split("[ =]", 2)[0].substring(2);
    return spec.flag(name).isPresent();
  }
}
