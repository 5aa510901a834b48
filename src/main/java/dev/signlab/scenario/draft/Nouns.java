package dev.signlab.scenario.draft;

import dev.signlab.scenario.check.Attempt;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the lines of a task speak of.
 *
 * @param words all words of them, with the values that variables had
 * @param appeared files that were not there before
 */
record Nouns(Set<String> words, Set<String> appeared) {

  private static final Pattern WORD = Pattern.compile("[^\\s'\"=<>|;&()]+");
  private static final Pattern IMAGE =
      Pattern.compile("(?:localhost|127\\.0\\.0\\.1):[0-9]+/[a-z0-9._/-]+:[A-Za-z0-9._-]+");
  private static final Pattern FILE = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_./-]*");
  private static final int MOST = 12;

  /** Copies the names. */
  Nouns {
    words = Set.copyOf(words);
    appeared = Set.copyOf(appeared);
  }

  static Nouns of(List<String> lines, List<Attempt> attempts, Set<String> appeared) {
    Set<String> words = new LinkedHashSet<>();
    lines.forEach(line -> addWords(line, words));
    attempts.forEach(attempt -> attempt.marks().forEach(mark -> addWords(mark, words)));
    return new Nouns(words, appeared);
  }

  private static void addWords(String text, Set<String> words) {
    Matcher word = WORD.matcher(text);
    while (word.find()) {
      words.add(word.group());
    }
  }

  List<String> images() {
    return some(word -> IMAGE.matcher(word).matches(), words);
  }

  List<String> publicKeys() {
    Stream<String> halves =
        words.stream()
            .filter(word -> word.endsWith(".key"))
            .map(word -> word.replaceFirst("key$", "pub"));
    return some(
        word -> word.endsWith(".pub"),
        Stream.of(words.stream(), appeared.stream(), halves).flatMap(all -> all).toList());
  }

  List<String> files() {
    return some(Nouns::isFile, Stream.concat(words.stream(), appeared.stream()).toList());
  }

  List<String> bundles() {
    return some(name -> isFile(name) && name.endsWith("json"), files());
  }

  List<String> identities() {
    return some(word -> word.contains("@") && !word.contains("@sha256:"), words);
  }

  /** A name without a registry, as images of this machine have. */
  List<String> others() {
    return some(
        word -> FILE.matcher(word).matches() || word.matches("[a-z0-9./_-]+:[\\w.-]+"), words);
  }

  private static boolean isFile(String word) {
    return FILE.matcher(word).matches() && !word.contains("..") && !word.contains("//");
  }

  private static List<String> some(Predicate<String> which, Collection<String> names) {
    return names.stream().filter(which).distinct().sorted().limit(MOST).toList();
  }
}
