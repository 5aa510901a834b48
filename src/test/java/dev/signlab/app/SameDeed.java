package dev.signlab.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Tells whether another line does what a line does: it has the same words, whatever their order and
 * whether a flag is short; or both only look, and say the same.
 *
 * @param line the line
 * @param deed what it does
 */
record SameDeed(WorkingLine line, SlipBench.Deed deed) {

  private static final Map<String, String> LONG =
      Map.of(
          "-a",
          "--annotations",
          "-t",
          "--tag",
          "-y",
          "--yes",
          "-f",
          "--force",
          "-r",
          "--recursive");

  private static final Pattern CHANGING =
      Pattern.compile("[0-9a-f]{7,}|[A-Za-z0-9+/=_-]{40,}|\\d+|^WARNING.*$", Pattern.MULTILINE);

  boolean isDoneBy(String offered, SlipBench.Answer answer) {
    return words(offered).equals(words(line.text()))
        || line.alike().stream().anyMatch(each -> matches(each, offered))
        || saysTheSame(answer);
  }

  private boolean saysTheSame(SlipBench.Answer answer) {
    String said = told(deed.answer());
    return !deed.changes() && !said.isBlank() && said.equals(told(answer));
  }

  private static String told(SlipBench.Answer answer) {
    return CHANGING.matcher(answer.plain()).replaceAll("").strip();
  }

  private static boolean matches(String pattern, String offered) {
    String usual = offered.replaceAll("(?<=\\s)(--[a-z-]+)=", "$1 ");
    return Pattern.matches(Pattern.quote(pattern).replace("*", "\\E.*\\Q"), usual);
  }

  private static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    for (String word : WorkingLine.split(text)) {
      String plain = word.replaceAll("[\"']", "").replaceFirst("^-(?=\\w{2})", "--");
      for (String part : plain.startsWith("-") ? plain.split("=", 2) : new String[] {plain}) {
        words.add(LONG.getOrDefault(part, part));
      }
    }
    return words.stream().sorted().toList();
  }
}
