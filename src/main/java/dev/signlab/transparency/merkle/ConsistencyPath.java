package dev.signlab.transparency.merkle;

import java.util.List;

/**
 * The way to the roots of an older tree and of the tree that it has become, node by node.
 *
 * @param first the node from which both are computed: the last one that both trees have whole
 * @param steps from there upwards
 */
public record ConsistencyPath(Subtree first, List<ConsistencyStep> steps) {

  /** Copies the list. */
  public ConsistencyPath {
    steps = List.copyOf(steps);
  }

  /** Returns the root of the older tree, as the nodes make it. */
  public byte[] oldRoot() {
    return steps.isEmpty() ? first.hash() : steps.getLast().older().hash();
  }

  /** Returns the root of the newer tree, as the nodes make it. */
  public byte[] newRoot() {
    return steps.isEmpty() ? first.hash() : steps.getLast().newer().hash();
  }
}
