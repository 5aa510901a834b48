package dev.signlab.shell.run;

import dev.signlab.diagnostic.Hint;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Words that people bring along from other tools and that are none of the lab's commands: what does
 * the same here, and never something that removes more.
 *
 * @param lines makes lines that their commands understand
 */
public record Habits(MeantLines lines) {

  /** Words in front of a command that change nothing here. */
  private static final Set<String> IN_FRONT =
      Set.of("sudo", "time", "exec", "command", "builtin", "nohup", "doas", "env");

  /** Words whose programs would do something else than the lab can answer better. */
  private static final Set<String> FOR_OTHERS = Set.of("sudo", "doas", "man");

  /** To bash what stands behind {@code set} are words of a script; Windows sets variables so. */
  private static final String ASSIGNED = "[A-Za-z_][A-Za-z0-9_]*=.*";

  /** What GitHub Actions fill in before a shell sees the line; to every shell it is an error. */
  public static final String EXPRESSION = "\\$\\{\\{ *([\\w.-]+)[^}\\n]*\\}\\}";

  /** How the flags of fish's {@code set} read that give a variable to programs. */
  public static final String FISH_EXPORT = "(?:-[gU]+ +)*-[gU]*x[gU]*(?: +-[gU]+)*";

  private static final Pattern FISH = Pattern.compile("set " + FISH_EXPORT + " [A-Za-z_]\\w* .*");

  /** Who logs in here does so at a registry, and not at the machine. */
  private static final String LOGIN = "login";

  private static final Hint HERE_ALREADY =
      new Hint("nothing to install: cosign is part of the lab", "cosign version");

  private static final Set<String> RESTART =
      Set.of("restart", "reload", "reboot", "neustart", "neustarten", "cycle", "bounce");

  private static final Set<String> START_AND_STOP = Set.of("start", "stop");

  private static final Map<String, Hint> OTHERS =
      Map.ofEntries(
          Map.entry("?", Hint.command("help")),
          Map.entry("h", Hint.command("help")),
          Map.entry("ll", Hint.command("ls -l")),
          Map.entry("dir", Hint.command("ls")),
          Map.entry("history", new Hint("what was typed, lab by lab", "transcript")),
          Map.entry("logout", Hint.command("quit")),
          Map.entry("bye", Hint.command("quit")),
          Map.entry("set", new Hint("a script stops at its first failure anyway", "help script")),
          Map.entry("unset", new Hint("a variable can only be set", "help export")),
          Map.entry("go version", HERE_ALREADY));

  /**
   * Tells whether the lab answers words itself although this machine may have their program: what
   * would install what is here, stand for another tool, or ask for a password of the machine's.
   */
  boolean isOwn(List<String> words) {
    if (words.isEmpty() || lines.table().knows(words.getFirst())) {
      return false;
    }
    String first = words.getFirst();
    boolean asks = FOR_OTHERS.contains(first) && answer(words).isPresent();
    boolean elsewhere = first.equals("set") && setsElsewhere(words);
    return first.equals(LOGIN) || asks || elsewhere || Installs.answer(words).isPresent();
  }

  /** Also {@code set -x NAME VALUE} of fish. */
  private static boolean setsElsewhere(List<String> words) {
    return FISH.matcher(String.join(" ", words)).matches()
        || words.stream().anyMatch(word -> word.matches(ASSIGNED));
  }

  /** Returns the answer to words, or nothing when they may be a slip of the keys. */
  Optional<Hint> answer(List<String> words) {
    String first = words.getFirst();
    Optional<Hint> installing = Installs.answer(words);
    if (installing.isPresent()) {
      return installing;
    }
    List<String> rest = words.subList(1, words.size());
    if (first.equals("man") || first.equals("which") || first.equals("type")) {
      return help(rest);
    }
    if ((first.equals("source") || first.equals(".")) && rest.size() == 1) {
      return Optional.of(new Hint("the lines of a file", "@" + Quoting.word(rest.getFirst())));
    }
    if (IN_FRONT.contains(first) && !rest.isEmpty()) {
      Optional<Hint> behind = Installs.answer(rest);
      return behind.isPresent() ? behind : lines.line(rest).map(line -> Hint.meant(line));
    }
    Optional<Hint> again = restart(words);
    if (again.isPresent()) {
      return again;
    }
    Hint two = words.size() > 1 ? OTHERS.get(first + " " + words.get(1)) : null;
    return Optional.ofNullable(two == null ? OTHERS.get(first) : two);
  }

  /** A server that can be stopped and started can be both, one after the other. */
  private Optional<Hint> restart(List<String> words) {
    String server = words.getFirst();
    boolean asked = words.size() > 1 && RESTART.contains(words.get(1));
    boolean serves = lines.table().wordsBehind(List.of(server)).containsAll(START_AND_STOP);
    return asked && serves && !lines.table().wordsBehind(List.of(server)).contains(words.get(1))
        ? Optional.of(new Hint("stop it, and start it", server + " stop && " + server + " start"))
        : Optional.empty();
  }

  private Optional<Hint> help(List<String> rest) {
    String name = String.join(" ", rest);
    boolean known = !rest.isEmpty() && lines.table().knows(rest.getFirst());
    return known ? Optional.of(Hint.command(name + " --help")) : Optional.empty();
  }
}
