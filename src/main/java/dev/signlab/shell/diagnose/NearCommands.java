package dev.signlab.shell.diagnose;

import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.CommandSpec;
import dev.signlab.shell.run.CommandTable;
import dev.signlab.shell.run.FlagReader;
import dev.signlab.shell.run.MeantLines;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Commands that somebody may have meant by a name that there is not: with letters amiss in one word
 * of it or in both, in one word instead of two, with dashes before it, or without its last part.
 *
 * @param table the commands
 */
record NearCommands(CommandTable table) {

  /** Of two that have a command of the same name the first is meant. */
  static final List<String> TOOLS = List.of("cosign", "docker", "skopeo", "crane", "oras");

  /** What people say before they say a line. */
  private static final Set<String> IN_FRONT =
      Set.of(
          "run", "please", "now", "then", "just", "type", "enter", "execute", "try", "call", "do",
          "use", "command", "cmd");

  private static final int MOST_WORDS = 3;

  private static final Pattern JOINED = Pattern.compile("([a-z]+?)[-._:/]?([a-z][a-z-]*)");

  /** What is asked for most of what a group has. */
  private static final Map<String, String> USUAL =
      Map.of(
          "oras manifest", "fetch",
          "oras blob", "fetch",
          "oras repo", "tags",
          "cosign download", "signature",
          "cosign attach", "sbom");

  /** Returns the words with the name that was meant. */
  Optional<List<String>> meant(List<String> words) {
    return words.isEmpty()
        ? Optional.empty()
        : Stream.of(
                joined(words),
                apart(words),
                twice(words),
                dashed(words),
                ofOtherTool(words),
                nearBehind(words),
                inPart(words),
                only(words),
                near(words))
            .flatMap(Optional::stream)
            .filter(each -> table.find(each).isPresent())
            .findFirst();
  }

  /** Says what there is not, and what there is. */
  static String reason(CommandSpec spec, List<String> typed) {
    String name =
        typed.stream()
            .limit(CommandTable.countWords(spec.name()))
            .takeWhile(word -> word.matches("[\\p{L}._-]+") && !word.startsWith("--"))
            .collect(Collectors.joining(" "));
    return "there is no command %s; the command is called %s".formatted(name, spec.name());
  }

  /** {@code world} alone is a command, too: behind it stands the name of another one, misspelt. */
  boolean isOfGroup(List<String> words) {
    boolean alone =
        table
            .find(words)
            .map(Command::spec)
            .filter(spec -> spec.arguments().isEmpty() && spec.name().equals(words.getFirst()))
            .isPresent();
    return alone
        && words.size() > 1
        && !words.get(1).startsWith("-")
        && !MeantLines.near(words.get(1), behind(words.getFirst())).isEmpty();
  }

  private Set<String> behind(String... first) {
    return table.wordsBehind(List.of(first));
  }

  /** {@code cosignverify}, {@code cosign.verify}, {@code docker-push}. */
  private Optional<List<String>> joined(List<String> words) {
    Matcher one = JOINED.matcher(words.getFirst());
    for (int end = 2; one.matches() && end < words.getFirst().length(); end++) {
      String tool = words.getFirst().substring(0, end);
      String rest = words.getFirst().substring(end).replaceFirst("^[-._:/]", "");
      if (table.isTool(tool) && behind(tool).contains(rest)) {
        List<String> meant = new ArrayList<>(List.of(tool, rest));
        meant.addAll(words.subList(1, words.size()));
        return Optional.of(meant);
      }
    }
    return Optional.empty();
  }

  /** {@code dock er push}, {@code cosign veri fy}. */
  private Optional<List<String>> apart(List<String> words) {
    for (int at = 0; at < Math.min(MOST_WORDS, words.size() - 1); at++) {
      String whole = words.get(at) + words.get(at + 1);
      if (table.wordsBehind(words.subList(0, at)).contains(whole)) {
        List<String> meant = new ArrayList<>(words);
        meant.remove(at);
        return Optional.of(replaced(meant, at, whole));
      }
    }
    return Optional.empty();
  }

  /** {@code log log watch}. */
  private Optional<List<String>> twice(List<String> words) {
    boolean doubled = words.size() > 1 && words.getFirst().equals(words.get(1));
    return doubled ? Optional.of(words.subList(1, words.size())) : Optional.empty();
  }

  /** {@code oras manifest fetc}. */
  private Optional<List<String>> nearBehind(List<String> words) {
    boolean grouped =
        words.size() > 2
            && table.isTool(words.getFirst() + " " + words.get(1))
            && !table.wordsBehind(words.subList(0, 2)).contains(words.get(2));
    return grouped
        ? MeantLines.near(words.get(2), table.wordsBehind(words.subList(0, 2))).stream()
            .findFirst()
            .map(name -> replaced(words, 2, name))
        : Optional.empty();
  }

  /** {@code verify cosign}. */
  Optional<List<String>> turned(List<String> words) {
    boolean swapped =
        words.size() > 1
            && table.isTool(words.get(1))
            && behind(words.get(1)).contains(words.getFirst());
    return swapped
        ? Optional.of(replaced(replaced(words, 0, words.get(1)), 1, words.getFirst()))
        : Optional.empty();
  }

  /** {@code docker verify}: the first tool that has such a command, and takes those words. */
  Optional<List<String>> ofOtherTool(List<String> words) {
    boolean foreign =
        words.size() > 1
            && TOOLS.contains(words.getFirst())
            && !behind(words.getFirst()).contains(words.get(1));
    return TOOLS.stream()
        .filter(tool -> foreign)
        .map(tool -> replaced(words, 0, tool))
        .filter(this::fits)
        .findFirst();
  }

  boolean fits(List<String> words) {
    return table
        .find(words)
        .map(Command::spec)
        .filter(spec -> !table.isTool(spec.name()) || !spec.name().contains(" "))
        .filter(
            spec ->
                FlagReader.fits(
                    spec, words.subList(CommandTable.countWords(spec.name()), words.size())))
        .isPresent();
  }

  /** {@code run docker push}: what stands in front is no command, and the rest is one. */
  Optional<List<String>> behindFirst(List<String> words) {
    List<String> rest = words.subList(Math.min(1, words.size()), words.size());
    boolean front =
        !rest.isEmpty()
            && words.getFirst().matches("[A-Za-z]+:?|[>$%#]")
            && !behind().contains(words.getFirst())
            && (IN_FRONT.contains(words.getFirst())
                || (table.isTool(rest.getFirst())
                    && MeantLines.near(words.getFirst(), behind()).isEmpty()));
    return front && fits(rest) ? Optional.of(rest) : Optional.empty();
  }

  /** {@code registry --start}. */
  private Optional<List<String>> dashed(List<String> words) {
    if (words.size() < 2 || !words.get(1).startsWith("-")) {
      return Optional.empty();
    }
    return Optional.of(words.get(1).replaceFirst("^-+", ""))
        .filter(behind(words.getFirst())::contains)
        .map(name -> replaced(words, 1, name));
  }

  /** {@code oras manifest IMAGE}. */
  private Optional<List<String>> inPart(List<String> words) {
    if (words.size() < 3) {
      return Optional.empty();
    }
    List<String> group = words.subList(0, 2);
    boolean known = table.wordsBehind(group).contains(words.get(2));
    return Optional.ofNullable(USUAL.get(String.join(" ", group)))
        .filter(last -> !known && table.wordsBehind(group).contains(last))
        .map(
            last -> {
              List<String> meant = new ArrayList<>(words);
              meant.add(2, last);
              return meant;
            });
  }

  /** {@code what digest}: one word alone goes on with the first one. */
  private Optional<List<String>> only(List<String> words) {
    Set<String> names = behind(words.getFirst());
    boolean lacks = words.size() > 1 && names.size() == 1 && !words.get(1).startsWith("-");
    return lacks && !names.contains(words.get(1))
        ? Optional.of(
            Stream.of(words.subList(0, 1), List.copyOf(names), words.subList(1, words.size()))
                .flatMap(List::stream)
                .toList())
        : Optional.empty();
  }

  private Optional<List<String>> near(List<String> words) {
    boolean tool = table.isTool(words.getFirst());
    int place = words.size() > 1 && tool ? 1 : 0;
    return MeantLines.near(words.get(place), table.wordsBehind(words.subList(0, place))).stream()
        .findFirst()
        .map(name -> replaced(words, place, name))
        .flatMap(each -> isWhole(each, place) ? Optional.of(each) : near(each));
  }

  /** A tool's name may be mended before that of its command is. */
  private boolean isWhole(List<String> words, int place) {
    return place > 0 || words.size() < 2 || table.find(words).isPresent();
  }

  private static List<String> replaced(List<String> words, int at, String word) {
    List<String> meant = new ArrayList<>(words);
    meant.set(at, word);
    return meant;
  }
}
