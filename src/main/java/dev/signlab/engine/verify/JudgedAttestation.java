package dev.signlab.engine.verify;

import dev.signlab.engine.attest.AttachedAttestation.Layout;
import dev.signlab.engine.report.Outcome;
import dev.signlab.engine.report.Step;
import dev.signlab.sigstore.intoto.Statement;
import java.util.Optional;

/**
 * One attestation judged.
 *
 * @param step its branch of the tree
 * @param layout the form in which it was found
 * @param genuine what it says, once the signature is good and it speaks of the artifact
 * @param wanted whether it is of the type that was asked for
 * @param line what cosign prints of it
 */
public record JudgedAttestation(
    Step step, Layout layout, Optional<Statement> genuine, boolean wanted, String line) {

  /** Tells whether it is of the wanted type and every step holds. */
  public boolean passed() {
    return wanted && step.passed();
  }

  /** Returns which other image the document in it describes, in words, where it does. */
  public Optional<String> otherDocument() {
    return step.all()
        .filter(each -> each.name().equals(AttestationJudge.DOCUMENT))
        .map(Step::outcome)
        .filter(Outcome.NotReached.class::isInstance)
        .map(outcome -> ((Outcome.NotReached) outcome).because())
        .findFirst();
  }
}
