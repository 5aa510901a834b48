package dev.signlab.app;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The page of how slips are answered that were made of lines that work. */
final class MadeSlipsPage {

  private static final String HEAD =
      """
      = How slips are answered that a rule made

      This page is made by a test (`MadeSlipsIntegrationTests`), as `content/reference/diagnosis.adoc` is.
      There people thought of each slip. Here a rule makes it: it takes a line that works, and gets one thing in it wrong.
      So the right answer is known. The answer must say what is wrong, above the first line that it offers. One of the lines that it offers must do what the line did before, and none may fail.
      A slip gets two points for both, and one for either.

      The lines that work are in `src/test/resources/slips-made/lines.yaml`, and the rules in the classes that implement `Mutation`. Each rule makes up to eight slips, the same each time.
      A line that works after all and does something else is no slip: `docker tag` gives an image any name. It is counted apart.
      A line that takes something away, such as `undo`, is never offered ready to type; its help is as good.

      The test types some of them. All are typed with `-Dsignlab.slips=all`.

      """;

  private static final String LATER =
      """

      == Rules that came later

      These rules were thought of when the slips above had been mended, and nobody had seen what they make.
      At their first try 86 of 177 slips were answered in full. Since then they are mended like the others.

      """;

  private static final String UNANSWERED = "\n== Not answered in full\n\n----\n";
  private static final String END = "----\n";

  private MadeSlipsPage() {}

  static String text(List<MadeSlips.Judged> judged) {
    return HEAD + tables(judged) + UNANSWERED + lines(unanswered(judged)) + END;
  }

  static String tables(List<MadeSlips.Judged> judged) {
    List<MadeSlips.Judged> later =
        judged.stream().filter(each -> each.made().mutation().part().equals("later")).toList();
    List<MadeSlips.Judged> others = judged.stream().filter(each -> !later.contains(each)).toList();
    return "== By the part of the line\n\n"
        + table("part of the line", others, each -> each.made().mutation().part())
        + "\n== By the commands\n\n"
        + table("commands", others, each -> each.made().line().family())
        + "\n== By what is wrong\n\n"
        + table("what is wrong", others, each -> each.made().kind())
        + LATER
        + table("what is wrong", later, each -> each.made().mutation().label());
  }

  private static String lines(Set<String> unanswered) {
    return unanswered.stream().map(line -> line + "\n").collect(Collectors.joining());
  }

  /** Returns what was typed, and was not answered in full. */
  static Set<String> unanswered(List<MadeSlips.Judged> judged) {
    return judged.stream()
        .filter(each -> !each.other() && each.points() < 2)
        .map(each -> each.made().kind() + " | " + each.made().mutated().text())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Returns what a page says of it. */
  static Set<String> unanswered(String page) {
    String lines = page.substring(page.indexOf(UNANSWERED) + UNANSWERED.length());
    return lines
        .lines()
        .filter(line -> !line.startsWith("----"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String table(
      String head, List<MadeSlips.Judged> judged, Function<MadeSlips.Judged, String> key) {
    Map<String, List<MadeSlips.Judged>> groups = new LinkedHashMap<>();
    judged.stream()
        .sorted(Comparator.comparing(key))
        .forEach(
            each -> groups.computeIfAbsent(key.apply(each), any -> new ArrayList<>()).add(each));
    StringBuilder table = new StringBuilder("[cols=\"4,1,1,1,1,1,1\",options=\"header\"]\n|===\n");
    table
        .append("| ")
        .append(head)
        .append(" | slips | in full | half | neither | no slip | share\n\n");
    groups.forEach((name, group) -> table.append(row(name, group)));
    return table.append(row("all", judged)).append("|===\n").toString();
  }

  private static String row(String name, List<MadeSlips.Judged> group) {
    List<MadeSlips.Judged> slips = group.stream().filter(each -> !each.other()).toList();
    long full = count(slips, 2);
    String share = slips.isEmpty() ? "" : 100 * full / slips.size() + " %";
    return "| %s | %d | %d | %d | %d | %d | %s\n"
        .formatted(
            name,
            slips.size(),
            full,
            count(slips, 1),
            count(slips, 0),
            group.size() - slips.size(),
            share);
  }

  private static long count(List<MadeSlips.Judged> slips, int points) {
    return slips.stream().filter(each -> each.points() == points).count();
  }

  static String answers(List<MadeSlips.Judged> judged) {
    StringBuilder text = new StringBuilder();
    judged.stream()
        .sorted(
            Comparator.comparingInt(MadeSlips.Judged::points)
                .thenComparing(MadeSlips.Judged::other)
                .thenComparing(each -> each.made().kind()))
        .forEach(each -> text.append(answer(each)));
    return text.toString();
  }

  private static String answer(MadeSlips.Judged each) {
    SlipBench.Result result = each.result();
    return "== %d%s %s [%s %s] named=%b works=%b broken=%s%n$ %s%n%s  wanted %s%n%n"
        .formatted(
            each.points(),
            each.other() ? " OTHER" : "",
            each.made().kind(),
            each.made().line().state(),
            each.made().line().before(),
            each.named(),
            result.works(),
            result.broken(),
            each.made().mutated().text(),
            result.answer().plain(),
            each.made().line().text());
  }
}
