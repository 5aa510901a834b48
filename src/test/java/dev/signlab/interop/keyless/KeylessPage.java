package dev.signlab.interop.keyless;

import dev.signlab.diagnostic.Cause;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Writes the matrix as a part of the page: a table for each layout, and what is refused. */
final class KeylessPage {

  private static final String HEAD =
      """
      == By identity

      Alice signs by tokens of the lab's issuer, with certificates of its Fulcio, in its logs and with its timestamps (`KeylessMatrixIntegrationTests`).
      `✔` says here: she was accepted, and where somebody else was expected, she was refused.

      """;

  private static final String REFUSED =
      """
      === What is refused, and in what words

      The lab signed a file, in a bundle; skopeo is asked about an image that it signed in the legacy layout.
      In front of the lab's words stands the cause that it names.
      Ports, times, digests and keys are left out: `…`.

      """;

  private final KeylessMatrix matrix;
  private final StringBuilder page = new StringBuilder(HEAD);
  private final Map<String, Integer> notes = new LinkedHashMap<>();

  private KeylessPage(KeylessMatrix matrix) {
    this.matrix = matrix;
  }

  static String text(KeylessMatrix matrix) {
    KeylessPage page = new KeylessPage(matrix);
    for (Layout layout : Layout.values()) {
      page.table(layout);
    }
    page.page.append(REFUSED);
    for (Fault fault : Fault.values()) {
      page.fault(fault);
    }
    return page.page.toString().stripTrailing() + "\n";
  }

  private void table(Layout layout) {
    notes.clear();
    List<Party> parties = matrix.parties();
    page.append("=== ").append(layout.words()).append("\n\n");
    page.append("[cols=\"2").append(",1".repeat(parties.size())).append("\"]\n|===\n");
    page.append("| Signed by");
    parties.forEach(party -> page.append(" | ").append(party.called()));
    page.append("\n\n");
    for (Party signer : parties) {
      if (signer.cannotSign(layout).isEmpty()) {
        page.append("| ").append(signer.called());
        parties.forEach(verifier -> page.append(" | ").append(mark(layout, signer, verifier)));
        page.append('\n');
      }
    }
    page.append("\n|===\n\n");
    notes.forEach((text, number) -> page.append(number).append(":: ").append(text).append(".\n"));
    page.append(notes.isEmpty() ? "" : "\n");
  }

  private String mark(Layout layout, Party signer, Party verifier) {
    String outcome = matrix.cell(new KeylessMatrix.Place(layout, signer, verifier));
    if (outcome.equals(KeylessMatrix.PASSED)) {
      return "✔";
    }
    if (outcome.equals(KeylessMatrix.ABSENT)) {
      return "?";
    }
    int number = notes.computeIfAbsent(outcome, text -> notes.size() + 1);
    return outcome.startsWith("refused: ") ? "✘ " + number : String.valueOf(number);
  }

  private void fault(Fault fault) {
    page.append("==== ").append(fault.title()).append("\n\n");
    page.append(capital(fault.words())).append(".\n\n");
    for (Party verifier : matrix.parties()) {
      page.append(verifier.called()).append(":: ");
      if (verifier == CosignParty.LAB) {
        page.append(causes(fault)).append(": ");
      }
      page.append(said(fault, verifier)).append('\n');
    }
    page.append('\n');
  }

  private String causes(Fault fault) {
    return String.join(", ", matrix.causes(fault).stream().map(KeylessPage::code).toList());
  }

  private static String code(Cause cause) {
    return "`" + cause.name() + "`";
  }

  private String said(Fault fault, Party verifier) {
    if (!fault.isMadeOfImages() && verifier instanceof SkopeoParty) {
      return "not asked: a late signature in the legacy layout was not made";
    }
    String said = matrix.refusal(fault, verifier);
    return said.equals(KeylessMatrix.TAKEN) && fault.isNotSeenBy(verifier)
        ? "accepted: it does not look at this"
        : said;
  }

  private static String capital(String text) {
    return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }
}
