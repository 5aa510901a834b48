package dev.signlab.transparency.merkle;

/**
 * One step on the way to the roots of an older tree and of the tree that it has become.
 *
 * @param beside the node that the proof names
 * @param older what has been computed of the older tree after this step
 * @param newer what has been computed of the newer tree after this step
 */
public record ConsistencyStep(Subtree beside, Subtree older, Subtree newer) {

  /** Tells whether the node belongs to the older tree as well: it stands to the left. */
  public boolean isOfBoth() {
    return beside.start() < older.end();
  }
}
