package dev.signlab.engine.bundle;

import dev.signlab.engine.report.Step;
import dev.signlab.sigstore.intoto.Statement;
import java.util.Optional;

/**
 * One bundle judged.
 *
 * @param step its branch of the tree
 * @param statement what the bundle states, where it holds a statement and every step passed; an
 *     unverified statement says nothing and is not here
 */
public record BundleJudgement(Step step, Optional<Statement> statement) {

  /** Tells whether every step passed. */
  public boolean passed() {
    return step.passed();
  }
}
