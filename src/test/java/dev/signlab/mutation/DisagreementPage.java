package dev.signlab.mutation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes the page that says where the lab and cosign disagree. */
final class DisagreementPage {

  private static final String HEAD =
      """
      = Where the lab and cosign disagree

      This page is made by a test (`MutationTableIntegrationTests`).
      It changes good signatures, bundles, payloads, manifests, keys, log entries, certificates and timestamps, one thing each time, and has the lab, cosign 2.5 and cosign 3.1 judge the result.
      """;

  private static final String MARKS =
      """
      The others are below, with the reason.

      `✔`:: accepted.
      `✘`:: refused.
      `–`:: not read: cosign 2.5 does not look for bundles of signed images.
      """;

  private DisagreementPage() {}

  static String text(Map<String, Verdicts.Known> known) {
    long disputed = known.values().stream().filter(Verdicts.Known::isDisputed).count();
    StringBuilder page = new StringBuilder(HEAD);
    page.append("Of ").append(known.size());
    page.append(
        " changes all three, or the two that read the kind, come to the same verdict about ");
    page.append(known.size() - disputed).append(".\n").append(MARKS);
    for (Reason reason : Reason.values()) {
      List<String> rows = rows(reason, known);
      if (!rows.isEmpty()) {
        page.append("\n== ").append(reason.title()).append(" (").append(rows.size());
        page.append(")\n\n").append(reason.words()).append("\n\n");
        page.append("[cols=\"6,1,1,1\"]\n|===\n| Changed | lab | cosign 2.5 | cosign 3.1\n\n");
        rows.forEach(page::append);
        page.append("|===\n");
      }
    }
    return page.toString();
  }

  private static List<String> rows(Reason reason, Map<String, Verdicts.Known> known) {
    List<String> rows = new ArrayList<>();
    known.forEach(
        (mutant, each) -> {
          if (each.reason().filter(reason::equals).isPresent()) {
            rows.add("| " + mutant + " | " + marks(each.verdicts()) + "\n");
          }
        });
    return rows;
  }

  private static String marks(String verdicts) {
    List<String> marks = new ArrayList<>();
    for (int i = 0; i < verdicts.length(); i++) {
      char letter = verdicts.charAt(i);
      marks.add(letter == 'a' ? "✔" : letter == 'r' ? "✘" : "–");
    }
    return String.join(" | ", marks);
  }
}
