package dev.signlab.scenario.gate;

import dev.signlab.scenario.source.Finding;
import dev.signlab.scenario.source.Findings;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Two proofs of one scenario, each in a fresh world. What differs depends on chance, on the time or
 * on the machine, and would fail for some learners and not for others.
 *
 * @param first the first
 * @param second the second
 */
record TwoProofs(TracedProof first, TracedProof second) {

  private static final String MEND =
      "let it depend on nothing that is made anew in each world, and not on the time";

  /** Returns the first proof with what differs in the second. */
  ScenarioProof together() {
    List<Finding> all = new ArrayList<>(first.proof().findings());
    all.addAll(differences());
    ScenarioProof proof = first.proof();
    int steps = proof.steps() + second.proof().steps();
    return new ScenarioProof(proof.scenario(), steps, proof.millis(), all);
  }

  /** What comes behind the first line that differs may differ for that alone. */
  private List<Finding> differences() {
    Findings findings = new Findings();
    int common = Math.min(first.lines().size(), second.lines().size());
    IntStream.range(0, common)
        .filter(i -> !first.lines().get(i).equals(second.lines().get(i)))
        .limit(1)
        .forEach(i -> line(first.lines().get(i), second.lines().get(i), findings));
    if (findings.count() == 0) {
      only(first, second, "first", findings);
      only(second, first, "second", findings);
    }
    return findings.all();
  }

  private static void line(Line one, Line other, Findings findings) {
    boolean same = one.text().equals(other.text());
    findings.add(
        one.place(),
        "differs when it is proven a second time: " + one.text(),
        "the same outcome in every fresh world, as the first time: " + one.ended().words(),
        same ? other.ended().words() : "another line was typed: " + other.text(),
        MEND);
  }

  private static void only(TracedProof one, TracedProof other, String which, Findings findings) {
    Stream<String> known = other.proof().findings().stream().map(TwoProofs::key);
    List<String> others = known.toList();
    one.proof().findings().stream()
        .filter(finding -> !others.contains(key(finding)))
        .forEach(
            finding ->
                findings.add(
                    finding.place(),
                    "found in the " + which + " of two proofs alone: " + finding.summary(),
                    "the same in every fresh world",
                    "nothing of it in the other",
                    MEND));
  }

  /** What was found beside names ports and times of its world. */
  private static String key(Finding finding) {
    return finding.where() + finding.summary();
  }
}
