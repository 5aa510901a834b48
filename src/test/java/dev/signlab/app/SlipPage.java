package dev.signlab.app;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The page of how well slips are answered, and the answers for whoever mends them. */
final class SlipPage {

  private static final String HEAD =
      """
      = How well slips are answered

      This page is made by a test (`SlipsIntegrationTests`).
      A slip is a line that a learner types wrongly. The test types each slip in a world of its own, and then every line that the answer offers, each in a copy of that world.
      A slip gets two points if the answer names the true cause, offers a line that does what was meant, and offers no line that fails. It gets one point for the cause or the line alone.
      The slips are in `src/test/resources/slips`.

      """;

  private static final String OTHERS =
      """

      == What other tools say

      Here the same slips are typed into cosign 3.1 and skopeo in the same world; you see the line that says why. The lab begins with the same line. Then it says what it expected and found, and gives a line that works when you type it.
      cosign gets flags to ask no public log and to believe only this world, so it uses no network; skopeo asks the registry by HTTP.
      If a tool is missing, its answer comes from `src/test/resources/slip-answers.tsv`.
      notation was not asked: no package source of the test machines has it.

      ----
      """;

  private SlipPage() {}

  static int points(SlipBook.Chapter chapter, Map<Slip, SlipBench.Result> results) {
    return of(chapter, results).stream().mapToInt(SlipBench.Result::points).sum();
  }

  /** Returns how long causes were looked for, the longest first, and how often was asked. */
  static String times(Collection<DiagnosisBench.Look> looks) {
    List<DiagnosisBench.Look> sorted =
        looks.stream()
            .sorted(Comparator.comparingLong(DiagnosisBench.Look::nanos).reversed())
            .toList();
    List<Integer> asked = looks.stream().map(DiagnosisBench.Look::requests).sorted().toList();
    StringBuilder text = new StringBuilder();
    text.append(
        "%d refusals; median %d ms, nine of ten within %d ms, worst %d ms; requests: median %d, most %d%n"
            .formatted(
                sorted.size(),
                sorted.get(sorted.size() / 2).millis(),
                sorted.get(sorted.size() / 10).millis(),
                sorted.getFirst().millis(),
                asked.get(asked.size() / 2),
                asked.getLast()));
    sorted.forEach(
        look ->
            text.append("%5d ms %3d  %s%n".formatted(look.millis(), look.requests(), look.line())));
    return text.toString();
  }

  private static List<SlipBench.Result> of(
      SlipBook.Chapter chapter, Map<Slip, SlipBench.Result> results) {
    return chapter.slips().stream().filter(results::containsKey).map(results::get).toList();
  }

  /** Adds the answers of other tools, each above that of the lab. */
  static void others(
      StringBuilder page, OtherAnswers others, Collection<SlipBench.Result> results) {
    page.append(OTHERS);
    for (OtherAnswers.Row row : others.rows()) {
      SlipBench.Result ours =
          results.stream().filter(each -> row.isOf(each.slip())).findFirst().orElseThrow();
      page.append("$ ").append(row.typed()).append('\n');
      page.append("%-11s%s%n".formatted(row.name(), row.said()));
      page.append("here       ").append(String.join("\n           ", told(ours))).append("\n\n");
    }
    page.append("----\n");
  }

  /** What stands beside the first line, which for a cosign command is cosign's own. */
  private static List<String> told(SlipBench.Result result) {
    if (result.answer().status() == 0) {
      return List.of("(passes, with cosign's warning)");
    }
    Stream<String> beside =
        result
            .answer()
            .plain()
            .lines()
            .map(String::strip)
            .filter(line -> line.startsWith("expected") || line.startsWith("found"))
            .map(line -> line.replaceAll(" {2,}", " "));
    return Stream.concat(beside, Stream.of(result.slip().line().replace("*", "…")))
        .map(OtherAnswers::plain)
        .toList();
  }

  static String text(SlipBook book, Map<Slip, SlipBench.Result> results, OtherAnswers others) {
    StringBuilder page = new StringBuilder(HEAD);
    page.append("[cols=\"4,1,1,1,1\",options=\"header\"]\n|===\n");
    page.append("| kind | slips | cause and line | half | neither\n\n");
    for (SlipBook.Chapter chapter : book.chapters()) {
      page.append(row(chapter.kind(), of(chapter, results)));
    }
    List<SlipBench.Result> all =
        book.chapters().stream().flatMap(each -> of(each, results).stream()).toList();
    page.append(row("all", all)).append("|===\n");
    rest(page, all);
    others(page, others, all);
    return page.toString();
  }

  private static String row(String kind, List<SlipBench.Result> results) {
    return "| %s | %d | %d | %d | %d\n"
        .formatted(kind, results.size(), count(results, 2), count(results, 1), count(results, 0));
  }

  private static long count(List<SlipBench.Result> results, int points) {
    return results.stream().filter(each -> each.points() == points).count();
  }

  private static void rest(StringBuilder page, List<SlipBench.Result> all) {
    List<SlipBench.Result> rest = all.stream().filter(each -> each.points() < 2).toList();
    if (rest.isEmpty()) {
      return;
    }
    page.append("\n== Not answered in full\n\n----\n");
    for (SlipBench.Result each : rest) {
      page.append(each.slip().typed().replace("\n", "\n  ")).append('\n');
    }
    page.append("----\n");
  }

  static String answers(Collection<SlipBench.Result> results) {
    StringBuilder text = new StringBuilder();
    results.stream()
        .sorted(
            Comparator.comparingInt(SlipBench.Result::points)
                .thenComparing(each -> each.slip().kind()))
        .forEach(each -> text.append(answer(each)));
    return text.toString();
  }

  private static String answer(SlipBench.Result result) {
    Slip slip = result.slip();
    return "== %d %s [%s] named=%b works=%b broken=%s%n$ %s%n%s  wanted %s%n%n"
        .formatted(
            result.points(),
            slip.kind(),
            slip.state(),
            result.named(),
            result.works(),
            result.broken(),
            slip.typed(),
            result.answer().plain(),
            slip.line());
  }
}
