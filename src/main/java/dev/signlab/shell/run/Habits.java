package dev.signlab.shell.run;

import dev.signlab.diagnostic.Hint;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Words that people bring along from other tools and that are none of the lab's commands: what does
 * the same here, and never something that removes more.
 *
 * @param lines makes lines that their commands understand
 */
record Habits(MeantLines lines) {

  private static final Set<String> INSTALLERS =
      Set.of(
          "wget",
          "curl",
          "chmod",
          "rpm",
          "dpkg",
          "apt",
          "apt-get",
          "dnf",
          "yum",
          "brew",
          "go",
          "apk",
          "pacman",
          "nix-env",
          "snap",
          "install",
          "sha256sum");

  /** Words in front of a command that change nothing here. */
  private static final Set<String> IN_FRONT =
      Set.of("sudo", "time", "exec", "command", "builtin", "nohup", "doas", "env");

  private static final Hint HERE_ALREADY =
      new Hint("nothing to install: cosign is part of the lab", "cosign version");

  private static final Map<String, Hint> OTHERS =
      Map.ofEntries(
          Map.entry("?", Hint.command("help")),
          Map.entry("h", Hint.command("help")),
          Map.entry("ll", Hint.command("ls -l")),
          Map.entry("dir", Hint.command("ls")),
          Map.entry("logout", Hint.command("quit")),
          Map.entry("bye", Hint.command("quit")),
          Map.entry("set", new Hint("a script stops at its first failure anyway", "help script")),
          Map.entry("unset", new Hint("a variable can only be set", "help export")),
          Map.entry("go version", HERE_ALREADY));

  /** Returns the answer to words, or nothing when they may be a slip of the keys. */
  Optional<Hint> answer(List<String> words) {
    String first = words.getFirst();
    if (installs(words)) {
      return Optional.of(HERE_ALREADY);
    }
    List<String> rest = words.subList(1, words.size());
    if (first.equals("man") || first.equals("which") || first.equals("type")) {
      return help(rest);
    }
    if ((first.equals("source") || first.equals(".")) && rest.size() == 1) {
      return Optional.of(new Hint("the lines of a file", "@" + Quoting.word(rest.getFirst())));
    }
    if (IN_FRONT.contains(first) && !rest.isEmpty()) {
      return installs(rest)
          ? Optional.of(HERE_ALREADY)
          : lines.line(rest).map(line -> Hint.meant(line));
    }
    Hint two = words.size() > 1 ? OTHERS.get(first + " " + words.get(1)) : null;
    return Optional.ofNullable(two == null ? OTHERS.get(first) : two);
  }

  /** Also a line of wget that was cut behind its name, and a program that is put into its place. */
  private static boolean installs(List<String> words) {
    String first = words.getFirst();
    boolean download = first.startsWith("https://") && first.contains("/releases/download/");
    boolean place = first.equals("mv") && words.getLast().contains("/bin/");
    return (INSTALLERS.contains(first) || download || place)
        && words.stream().anyMatch(word -> word.contains("cosign"));
  }

  private Optional<Hint> help(List<String> rest) {
    String name = String.join(" ", rest);
    boolean known = !rest.isEmpty() && lines.table().knows(rest.getFirst());
    return known ? Optional.of(Hint.command(name + " --help")) : Optional.empty();
  }
}
