package dev.signlab.shell.run;

import dev.signlab.shell.command.CommandSpec;
import dev.signlab.shell.command.Flag;
import java.util.List;
import java.util.Set;

/** Flags of a command that somebody may have meant by a name that it does not have. */
public final class NearFlags {

  private static final Set<String> DARING =
      Set.of("force", "yes", "recursive", "replace", "allow-insecure-registry");

  private NearFlags() {}

  /**
   * Returns their long names, nearest first.
   *
   * @param typed the name without dashes
   */
  public static List<String> of(CommandSpec spec, String typed) {
    List<String> names = spec.flags().stream().map(Flag::name).toList();
    return MeantLines.near(typed, names).stream().filter(near -> !isDaring(near, typed)).toList();
  }

  /** A flag that asks no question first is offered only to whoever began to type it. */
  private static boolean isDaring(String flag, String typed) {
    return DARING.contains(flag) && !(typed.length() > 1 && flag.startsWith(typed));
  }
}
