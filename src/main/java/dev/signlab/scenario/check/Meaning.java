package dev.signlab.scenario.check;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What words mean, however they are written: capitals, articles and punctuation do not matter. */
public final class Meaning {

  private static final Set<String> ARTICLES = Set.of("the", "a", "an");
  private static final String OPENING = "^(?:it is|it's|it’s|that is|that's|that’s) ";
  private static final String MARKS = "[\\p{Punct}“”‘’«»…]+";

  private Meaning() {}

  /** Returns the words that count, in lower case with one blank between them. */
  public static String of(String said) {
    String text = said.strip().toLowerCase(Locale.ROOT).replaceFirst(OPENING, "");
    return Arrays.stream(text.split("\\s+"))
        .map(word -> word.replaceAll("^" + MARKS + "|" + MARKS + "$", ""))
        .filter(word -> !word.isEmpty() && !ARTICLES.contains(word))
        .collect(Collectors.joining(" "));
  }
}
