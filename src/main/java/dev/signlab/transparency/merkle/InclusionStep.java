package dev.signlab.transparency.merkle;

/**
 * One step on the way from a leaf to the root.
 *
 * @param below the node that was reached before, the leaf at first
 * @param beside its neighbour, which the proof names
 * @param above the node above both, which is computed
 */
public record InclusionStep(Subtree below, Subtree beside, Subtree above) {

  /** Tells whether the neighbour stands on the left. */
  public boolean isBesideLeft() {
    return beside.start() < below.start();
  }
}
