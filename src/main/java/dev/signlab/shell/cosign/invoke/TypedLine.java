package dev.signlab.shell.cosign.invoke;

import dev.signlab.shell.command.CommandSpec;
import dev.signlab.shell.command.Flag;
import dev.signlab.shell.command.Invocation;
import dev.signlab.shell.command.SecretNames;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A line as it was typed, to be given back in a hint with one thing in it changed. Flags stand in
 * the order of help; those that a variable gave are left out, and secrets are not repeated.
 *
 * @param spec the command
 * @param flags the values of the flags, by long name
 * @param arguments the arguments in their order
 */
public record TypedLine(CommandSpec spec, Map<String, List<String>> flags, List<String> arguments) {

  /** Copies the words. */
  public TypedLine {
    flags = Map.copyOf(flags);
    arguments = List.copyOf(arguments);
  }

  static TypedLine of(Invocation invocation) {
    Map<String, List<String>> typed = new HashMap<>(invocation.flags());
    typed.entrySet().removeIf(flag -> isFromVariable(invocation, flag.getKey(), flag.getValue()));
    return new TypedLine(invocation.spec(), typed, invocation.arguments());
  }

  /** Returns the line with a flag of this value. */
  public TypedLine with(String flag, String value) {
    Map<String, List<String>> more = new HashMap<>(flags);
    more.put(flag, List.of(value));
    return new TypedLine(spec, more, arguments);
  }

  /** Returns the line without a flag. */
  public TypedLine without(String flag) {
    Map<String, List<String>> fewer = new HashMap<>(flags);
    fewer.remove(flag);
    return new TypedLine(spec, fewer, arguments);
  }

  /** Returns the line with other arguments. */
  public TypedLine about(List<String> others) {
    return new TypedLine(spec, flags, others);
  }

  /** Returns the line with one argument in place of another. */
  public TypedLine replacing(String wrong, String right) {
    return about(arguments.stream().map(each -> each.equals(wrong) ? right : each).toList());
  }

  /** Tells whether a flag is in the line, and not with an empty value. */
  public boolean has(String flag) {
    return flags.getOrDefault(flag, List.of()).stream().anyMatch(value -> !value.isEmpty());
  }

  /** Returns the line. */
  @Override
  public String toString() {
    List<String> words = new ArrayList<>(List.of(spec.name()));
    for (Flag flag : spec.flags()) {
      flags.getOrDefault(flag.name(), List.of()).forEach(value -> words.add(written(flag, value)));
    }
    arguments.forEach(each -> words.add(quoted(each)));
    return String.join(" ", words);
  }

  private static boolean isFromVariable(Invocation invocation, String name, List<String> values) {
    String variable = "COSIGN_" + name.toUpperCase(Locale.ROOT).replace('-', '_');
    String value = invocation.session().environment().getOrDefault(variable, "");
    return !value.isEmpty()
        && invocation
            .spec()
            .flag(name)
            .filter(flag -> values.equals(flag.type().values(value)))
            .isPresent();
  }

  private static String written(Flag flag, String value) {
    if (flag.isToggle()) {
      return "--" + flag.name() + (value.equals("true") ? "" : "=" + value);
    }
    return "--"
        + flag.name()
        + " "
        + (SecretNames.isFlag(flag.name(), value) ? "…" : quoted(flag.type().written(value)));
  }

  private static String quoted(String word) {
    boolean plain =
        word.chars().allMatch(c -> Character.isLetterOrDigit(c) || "-_./:=@".indexOf(c) >= 0);
    return plain && !word.isEmpty() ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
