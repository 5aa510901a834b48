package dev.signlab.engine.monitor;

import dev.signlab.engine.log.LeafPlace;
import dev.signlab.transparency.merkle.ConsistencyPath;
import dev.signlab.transparency.merkle.ConsistencyStep;
import dev.signlab.transparency.merkle.InclusionStep;
import dev.signlab.transparency.merkle.Subtree;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Draws proofs: the nodes as a small tree, and each hash as it is computed out of two others. */
public final class MerkleText {

  private static final int SHORT = 4;

  private final boolean plain;

  /**
   * Draws for a screen.
   *
   * @param plain whether to do without glyphs
   */
  public MerkleText(boolean plain) {
    this.plain = plain;
  }

  /** Returns the way from an entry to the root as a tree, the root on top. */
  public List<String> tree(LeafPlace place, List<InclusionStep> steps) {
    List<String> lines = new ArrayList<>();
    Subtree leaf = new Subtree(place.index(), place.index() + 1, place.leaf());
    if (steps.isEmpty()) {
      lines.add(node(leaf) + "  the entry, and all of the tree");
      return lines;
    }
    lines.add(node(steps.getLast().above()) + "  the root, computed");
    draw(steps, steps.size() - 1, "", lines);
    return lines;
  }

  private void draw(List<InclusionStep> steps, int at, String indent, List<String> lines) {
    InclusionStep step = steps.get(at);
    if (step.isBesideLeft()) {
      lines.add(indent + branch(false) + node(step.beside()) + "  in the proof");
      below(steps, at, indent, true, lines);
    } else {
      below(steps, at, indent, false, lines);
      lines.add(indent + branch(true) + node(step.beside()) + "  in the proof");
    }
  }

  private void below(
      List<InclusionStep> steps, int at, String indent, boolean last, List<String> lines) {
    String what = at == 0 ? "  the entry" : "  computed";
    lines.add(indent + branch(last) + node(steps.get(at).below()) + what);
    if (at > 0) {
      draw(steps, at - 1, indent + (plain || last ? "  " : "│ "), lines);
    }
  }

  private String branch(boolean last) {
    if (plain) {
      return "  ";
    }
    return last ? "└ " : "├ ";
  }

  private static String node(Subtree node) {
    return range(node) + "  " + brief(node.hash());
  }

  /** Returns the hashes in the order in which they are computed, the entry's own first. */
  public List<String> sums(LeafPlace place, List<InclusionStep> steps) {
    List<String> lines = new ArrayList<>();
    lines.add(place.index() + " = SHA-256(00, the entry) = " + brief(place.leaf()));
    for (InclusionStep step : steps) {
      Subtree left = step.isBesideLeft() ? step.beside() : step.below();
      Subtree right = step.isBesideLeft() ? step.below() : step.beside();
      lines.add(sum(step.above(), left, right));
    }
    return lines;
  }

  /** Returns the way to the roots of an older and of a newer tree, hash by hash. */
  public List<String> sums(ConsistencyPath path) {
    List<String> lines = new ArrayList<>();
    lines.add("begin with " + node(path.first()) + ", whole in both trees");
    Subtree older = path.first();
    Subtree newer = path.first();
    for (ConsistencyStep step : path.steps()) {
      lines.add("take " + node(step.beside()) + (step.isOfBoth() ? ", in both" : ", new"));
      if (step.isOfBoth()) {
        lines.add("  older " + sum(step.older(), step.beside(), older));
        lines.add("  newer " + sum(step.newer(), step.beside(), newer));
      } else {
        lines.add("  newer " + sum(step.newer(), newer, step.beside()));
      }
      older = step.older();
      newer = step.newer();
    }
    return lines;
  }

  private static String sum(Subtree above, Subtree left, Subtree right) {
    return range(above)
        + " = SHA-256(01, "
        + brief(left.hash())
        + ", "
        + brief(right.hash())
        + ") = "
        + brief(above.hash());
  }

  private static String range(Subtree node) {
    long last = node.end() - 1;
    return node.start() == last ? String.valueOf(last) : node.start() + "-" + last;
  }

  private static String brief(byte[] hash) {
    return HexFormat.of().formatHex(hash, 0, Math.min(SHORT, hash.length)) + "…";
  }
}
