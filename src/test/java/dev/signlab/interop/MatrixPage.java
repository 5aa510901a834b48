package dev.signlab.interop;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Writes the matrix as a page: a table for each form, with notes below. */
final class MatrixPage {

  private static final String HEAD =
      """
      = Who reads what whom wrote

      This page is made by a test run (`InteropMatrixIntegrationTests`), which signs with each tool and verifies with all others: by keys first, and then <<_by_identity,by identity>>.
      The keys are files that cosign 3.1 wrote; no transparency log is asked, and none is needed.
      Images lie in Debian's `docker-registry`, which has no referrers API, and in the lab's own registry, which has one; the outcome was the same in both unless a cell says otherwise.
      The program of sigstore-go takes no bundle without a log entry or a timestamp, so openssl plays a timestamp authority for it.

      `✔`:: the signer's key was accepted, and a stranger's key of the same kind was refused.
      A number:: not possible, for the reason below the table.
      `✘` and a number:: refused, for the reason below the table.

      """;

  private static final String WHY =
      """

      All that was refused was signed by cosign 3.1 with a key on P-384 or with Ed25519: it signs the SHA-384 of the payload, or Ed25519ph, where the verifiers of that layout, itself among them, expect SHA-256, or Ed25519; the lab takes both in bundles and attestations.
      The bundle of a file that it signs with Ed25519 has a digest without a name of its algorithm, which cosign 3.1 itself refuses.
      With such keys, sign by the lab or by cosign 2.5.

      """;

  private final Map<Cell, String> cells;
  private final List<Party> parties;
  private final StringBuilder page = new StringBuilder(HEAD);
  private final Map<String, Integer> notes = new LinkedHashMap<>();

  private MatrixPage(Map<Cell, String> cells, List<Party> parties) {
    this.cells = cells;
    this.parties = parties;
  }

  static String text(Map<Cell, String> cells, List<Party> parties) {
    MatrixPage page = new MatrixPage(cells, parties);
    for (Form form : Form.values()) {
      page.table(form);
    }
    page.counts();
    return page.page.toString();
  }

  private void table(Form form) {
    notes.clear();
    page.append("== ").append(capital(form.words())).append("\n\n");
    page.append("[cols=\"2,1").append(",1".repeat(parties.size())).append("\"]\n|===\n");
    page.append("| Signed by | Key");
    parties.forEach(party -> page.append(" | ").append(party.name()));
    page.append("\n\n");
    for (Party signer : parties) {
      if (!(signer instanceof SigstoreGo)) {
        rows(form, signer);
      }
    }
    page.append("|===\n\n");
    notes.forEach((text, number) -> page.append(number).append(":: ").append(text).append(".\n"));
    page.append('\n');
  }

  private void rows(Form form, Party signer) {
    for (KeyKind key : KeyKind.values()) {
      page.append("| ").append(signer.name()).append(" | ").append(key.words());
      for (Party verifier : parties) {
        page.append(" | ").append(cell(form, signer, key, verifier));
      }
      page.append('\n');
    }
    page.append('\n');
  }

  private String cell(Form form, Party signer, KeyKind key, Party verifier) {
    List<String> outcomes = new ArrayList<>();
    Map<String, String> byRegistry = new TreeMap<>();
    cells.forEach(
        (cell, outcome) -> {
          if (cell.form() == form
              && cell.signer().equals(signer.name())
              && cell.key() == key
              && cell.verifier().equals(verifier.name())) {
            byRegistry.put(cell.registry(), outcome);
          }
        });
    boolean same = new TreeSet<>(byRegistry.values()).size() == 1;
    byRegistry.forEach(
        (registry, outcome) -> outcomes.add(same ? mark(outcome) : registry + " " + mark(outcome)));
    return String.join(", ", outcomes.stream().distinct().toList());
  }

  private String mark(String outcome) {
    if (outcome.equals(Matrix.PASSED)) {
      return "✔";
    }
    if (outcome.equals(Matrix.ABSENT)) {
      return "?";
    }
    int number = notes.computeIfAbsent(outcome, text -> notes.size() + 1);
    boolean refused = outcome.startsWith("refused: ") || outcome.equals("takes any key");
    return refused ? "✘ " + number : String.valueOf(number);
  }

  private void counts() {
    long passed = count(Matrix.PASSED);
    long refused = count("refused: ");
    page.append("== Counted\n\n")
        .append(cells.size())
        .append(" cells: ")
        .append(passed)
        .append(" passed, ")
        .append(refused)
        .append(" were refused as they should be, ")
        .append(cells.size() - passed - refused)
        .append(" are not possible.\n")
        .append(WHY);
  }

  private long count(String beginning) {
    return cells.values().stream().filter(text -> text.startsWith(beginning)).count();
  }

  private static String capital(String text) {
    return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }
}
