package dev.signlab.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A line that works in a state of the world, in parts that a learner may get wrong.
 *
 * @param family of commands
 * @param state in which it works
 * @param before lines typed first
 * @param words of the line
 * @param named how many of them are the name of the command
 * @param alike other lines that do the same; a star stands for anything
 */
record WorkingLine(
    String family,
    String state,
    List<String> before,
    List<String> words,
    int named,
    List<String> alike) {

  private static final Pattern WORD = Pattern.compile("(?:\"[^\"]*\"|'[^']*'|[^\\s\"'])+");
  private static final Pattern LINE = Pattern.compile("\\[(.+?)](.*)");
  private static final Pattern IMAGE =
      Pattern.compile("(?:docker://)?localhost:(\\d+)/([^:@]+)(?::([^@$]+))?(@.*)?");
  private static final Pattern LOCAL = Pattern.compile("([a-z]{5,}):(\\d\\.\\d)");
  private static final Pattern FILE =
      Pattern.compile("\\w[\\w.-]*\\.(?:key|pub|txt|json|tar|sig|pem|yaml|att)");

  /** What a part of a line is. */
  enum Kind {
    TOOL,
    VERB,
    FLAG,
    FILE,
    IMAGE,
    PORT,
    REPOSITORY,
    TAG,
    LOCAL,
    NAME,
    WORD
  }

  /**
   * A part of a line.
   *
   * @param at the place of its word
   * @param from where in the word it begins
   * @param text the part
   */
  record Place(int at, int from, Kind kind, String text) {}

  static WorkingLine of(Map<?, ?> fields) {
    Matcher line = LINE.matcher(String.valueOf(fields.get("line")));
    if (!line.matches()) {
      throw new IllegalArgumentException(String.valueOf(fields));
    }
    List<String> name = split(line.group(1));
    List<String> words = new ArrayList<>(name);
    words.addAll(split(line.group(2)));
    return new WorkingLine(
        String.valueOf(Objects.requireNonNull(fields.get("family"))),
        String.valueOf(Objects.requireNonNull(fields.get("state"))),
        Slip.texts(fields, "before"),
        words,
        name.size(),
        Slip.texts(fields, "alike"));
  }

  static List<String> split(String text) {
    return WORD.matcher(text).results().map(found -> found.group()).toList();
  }

  String text() {
    return String.join(" ", words);
  }

  /** Returns the parts of a kind. */
  List<Place> places(Kind kind) {
    return places().filter(place -> place.kind() == kind).toList();
  }

  private Stream<Place> places() {
    List<Place> places = new ArrayList<>();
    for (int at = 0; at < words.size() && !words.get(at).matches("[|>].*"); at++) {
      String word = words.get(at);
      if (at < named) {
        places.add(new Place(at, 0, at == 0 ? Kind.TOOL : Kind.VERB, word));
      } else {
        places.addAll(parts(at, word));
      }
    }
    return places.stream();
  }

  private static List<Place> parts(int at, String word) {
    Matcher image = IMAGE.matcher(word);
    Matcher local = LOCAL.matcher(word);
    List<Place> parts = new ArrayList<>();
    if (word.startsWith("-")) {
      parts.add(new Place(at, 0, Kind.FLAG, word));
    } else if (image.matches()) {
      parts.add(new Place(at, 0, Kind.IMAGE, word));
      parts.add(new Place(at, image.start(1), Kind.PORT, image.group(1)));
      parts.add(new Place(at, image.start(2), Kind.REPOSITORY, image.group(2)));
      if (image.start(3) >= 0) {
        parts.add(new Place(at, image.start(3), Kind.TAG, word.substring(image.start(3))));
      }
    } else if (local.matches()) {
      parts.add(new Place(at, 0, Kind.LOCAL, word));
    } else {
      Kind other = word.contains("@") ? Kind.NAME : Kind.WORD;
      parts.add(new Place(at, 0, FILE.matcher(word).matches() ? Kind.FILE : other, word));
    }
    return parts;
  }

  /** Tells whether a word stands behind a flag that asks for a value. */
  boolean isValue(int at) {
    boolean behind = at > named && words.get(at - 1).startsWith("-") && at < words.size();
    return behind && !words.get(at).startsWith("-") && !isSwitch(words.get(at - 1));
  }

  private static boolean isSwitch(String flag) {
    return flag.matches(
        "-y|--yes|-f|--force|-r|--recursive|--curl|--all|--tls-verify=false|--remote|-d");
  }

  /** Returns the places of flags that have a value. */
  List<Place> valued() {
    return places(Kind.FLAG).stream()
        .filter(flag -> flag.at() + 1 < words.size() && isValue(flag.at() + 1))
        .toList();
  }

  /** Returns the places of words that are given to no flag. */
  List<Integer> arguments() {
    return places()
        .filter(place -> place.from() == 0 && place.at() >= named && !isValue(place.at()))
        .filter(place -> place.kind() != Kind.FLAG)
        .map(Place::at)
        .toList();
  }

  /** Returns the words with other ones in the place of some. */
  List<String> with(int from, int to, String... others) {
    List<String> changed = new ArrayList<>(words.subList(0, from));
    changed.addAll(List.of(others));
    changed.addAll(words.subList(to, words.size()));
    return changed;
  }

  /** Returns the words with another part. */
  List<String> with(Place place, String other) {
    String word = words.get(place.at());
    String changed =
        word.substring(0, place.from())
            + other
            + word.substring(place.from() + place.text().length());
    return with(place.at(), place.at() + 1, changed);
  }
}
