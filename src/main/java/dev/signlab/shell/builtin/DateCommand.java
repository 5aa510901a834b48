package dev.signlab.shell.builtin;

import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.CommandSpec;
import dev.signlab.shell.command.Completion;
import dev.signlab.shell.command.Flag;
import dev.signlab.shell.command.Invocation;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;

/** {@code date}: the time now, in a form as that of POSIX's date. */
final class DateCommand implements Command {

  private static final String USUAL = "+%a %b %e %H:%M:%S %Z %Y";

  /** The conversions of strftime(3) that annotations and predicates use, as patterns of Java. */
  private static final Map<Character, String> CONVERSIONS =
      Map.ofEntries(
          Map.entry('Y', "yyyy"),
          Map.entry('y', "yy"),
          Map.entry('m', "MM"),
          Map.entry('d', "dd"),
          Map.entry('e', "ppd"),
          Map.entry('H', "HH"),
          Map.entry('I', "hh"),
          Map.entry('M', "mm"),
          Map.entry('S', "ss"),
          Map.entry('N', "nnnnnnnnn"),
          Map.entry('p', "a"),
          Map.entry('a', "EEE"),
          Map.entry('A', "EEEE"),
          Map.entry('b', "MMM"),
          Map.entry('B', "MMMM"),
          Map.entry('j', "DDD"),
          Map.entry('z', "xx"),
          Map.entry('Z', "zzz"),
          Map.entry('F', "yyyy-MM-dd"),
          Map.entry('T', "HH:mm:ss"),
          Map.entry('R', "HH:mm"));

  private static final CommandSpec SPEC =
      CommandSpec.of("date", BuiltinCommands.SHELL, "Show the time")
          .flag(Flag.toggle("utc", "as UTC").withShort("u"))
          .optionalArgument("+FORMAT", "its form, such as +%Y-%m-%d", Completion.NONE)
          .example("date -u +%Y-%m-%dT%H:%M:%SZ")
          .build();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public int run(Invocation invocation) {
    String format = invocation.optionalArgument(0).orElse(USUAL);
    if (!format.startsWith("+")) {
      throw refusal(format);
    }
    ZoneId zone = invocation.isOn("utc") ? ZoneId.of("UTC") : ZoneId.systemDefault();
    ZonedDateTime now = invocation.session().clock().instant().atZone(zone);
    invocation.screen().out(written(format.substring(1), now));
    return OK;
  }

  /** Returns a time in a form. */
  static String written(String format, ZonedDateTime time) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < format.length(); i++) {
      char c = format.charAt(i);
      text.append(c == '%' && i + 1 < format.length() ? converted(format.charAt(++i), time) : c);
    }
    return text.toString();
  }

  private static String converted(char conversion, ZonedDateTime time) {
    if (conversion == '%') {
      return "%";
    }
    if (conversion == 's') {
      return String.valueOf(time.withZoneSameInstant(ZoneOffset.UTC).toEpochSecond());
    }
    String pattern = CONVERSIONS.get(conversion);
    if (pattern == null) {
      throw refusal("%" + conversion);
    }
    return time.format(DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH));
  }

  private static LabException refusal(String found) {
    return Problem.of("date does not know " + found)
        .expected("a form that begins with +, of %Y %m %d %H %M %S and others of strftime")
        .found(found)
        .command(SPEC.examples().getFirst())
        .exitStatus(Problem.USAGE)
        .asException();
  }
}
