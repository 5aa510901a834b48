package dev.signlab.app;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Writes the page of the mistakes that people make with signatures without keys. */
final class MistakesPage {

  static final String TYPED = "$ ";
  static final String SAID = "> ";
  static final String WORKS = "+ ";

  private static final String HEAD =
      """
      = Mistakes with signatures without keys

      This page is made by a test (`KeylessMistakesIntegrationTests`).
      It makes each mistake in a world of the lab, and checks that the answer names the cause. Then it types the line that the answer offers, and that line must work.
      The mistakes come from public threads, named as `owner/repository#number`.

      `$`:: you type this.
      `>`:: the answer says this.
      `+`:: you type this, and it works.
      """;

  private MistakesPage() {}

  static String text(List<Mistake> mistakes) {
    return mistakes.stream()
        .sorted(Comparator.comparingInt(Mistake::number))
        .map(MistakesPage::section)
        .collect(Collectors.joining("", HEAD, ""));
  }

  private static String section(Mistake mistake) {
    String lines = String.join("\n", mistake.lines()) + "\n";
    boolean typed = lines.contains(TYPED) || lines.contains(WORKS);
    return "\n== %d. %s\n\n%s\n\n%s"
        .formatted(
            mistake.number(),
            mistake.words(),
            String.join(", ", mistake.seen()),
            typed ? "[source,console]\n----\n" + lines + "----\n" : lines);
  }
}
