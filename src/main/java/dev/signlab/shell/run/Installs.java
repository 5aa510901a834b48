package dev.signlab.shell.run;

import dev.signlab.diagnostic.Hint;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lines that fetch or install a tool which the lab has: nothing of the machine is to be changed for
 * it.
 */
final class Installs {

  private static final Set<String> FETCHERS =
      Set.of("wget", "curl", "chmod", "rpm", "dpkg", "go", "install", "tar");

  private static final Set<String> PACKAGERS =
      Set.of("apt", "apt-get", "dnf", "yum", "brew", "apk", "pacman", "nix-env", "snap");

  private static final Set<String> VERBS =
      Set.of("install", "add", "upgrade", "update", "reinstall", "get");

  private static final String TOOL = "(cosign|syft|skopeo|crane|oras|jq|yq)";

  /** A file, package or module of a tool's name, such as {@code cosign-linux-amd64}. */
  private static final Pattern NAMED =
      Pattern.compile(
          "(?:(?:nixpkgs|nixos)\\.)?" + TOOL + "(\\.exe|@.*|[-_](linux|darwin|windows|v?\\d).*)?");

  private static final Pattern SCRIPT = Pattern.compile(".*/" + TOOL + "/(\\S+/)*install\\.sh");

  private Installs() {}

  /** Returns what the lab says to such a line, or nothing for others. */
  static Optional<Hint> answer(List<String> words) {
    return tool(words)
        .map(tool -> new Hint("nothing to install: " + tool + " is part of the lab", shown(tool)));
  }

  private static String shown(String tool) {
    return tool.equals("jq") || tool.equals("yq") ? tool + " --help" : tool + " version";
  }

  private static Optional<String> tool(List<String> words) {
    String first = words.getFirst();
    List<String> rest = words.subList(1, words.size());
    if (PACKAGERS.contains(first)) {
      return packaged(rest);
    }
    boolean download = first.startsWith("https://") && first.contains("/releases/download/");
    boolean place = first.equals("mv") && words.getLast().contains("/bin/");
    if (FETCHERS.contains(first) || place) {
      return rest.stream().map(Installs::named).flatMap(Optional::stream).findFirst();
    }
    return download ? named(first) : Optional.empty();
  }

  /** A line that installs something else as well is the machine's affair. */
  private static Optional<String> packaged(List<String> rest) {
    List<String> names =
        rest.stream().filter(word -> !word.startsWith("-") && !VERBS.contains(word)).toList();
    List<String> tools = names.stream().map(Installs::named).flatMap(Optional::stream).toList();
    return !names.isEmpty() && tools.size() == names.size()
        ? Optional.of(tools.getFirst())
        : Optional.empty();
  }

  private static Optional<String> named(String word) {
    Matcher script = SCRIPT.matcher(word);
    Matcher name = NAMED.matcher(word.substring(word.lastIndexOf('/') + 1));
    boolean asked = word.contains("://") && word.contains("/v2/");
    if (asked || !(script.matches() || name.matches())) {
      return Optional.empty();
    }
    return Optional.of(script.matches() ? script.group(1) : name.group(1));
  }
}
