package dev.signlab.engine.attest;

import dev.signlab.engine.attest.AttachedAttestation.Layout;
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

  boolean passed() {
    return wanted && step.passed();
  }
}
