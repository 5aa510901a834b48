package dev.signlab.engine.monitor;

import dev.signlab.engine.report.Outcome;
import dev.signlab.transparency.merkle.ConsistencyPath;
import dev.signlab.transparency.merkle.TreeHead;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Whether a tree grew out of an older one.
 *
 * @param older the older tree
 * @param newer the newer tree
 * @param path the way to both roots, where there is one
 * @param outcome passed when both roots are those of the trees
 */
public record Growth(
    TreeHead older, TreeHead newer, Optional<ConsistencyPath> path, Outcome outcome) {

  /** Tells whether the tree only grew. */
  public boolean holds() {
    return outcome instanceof Outcome.Passed;
  }

  /** Returns each hash as it is computed; nothing where there is nothing to compute. */
  public List<String> sums(boolean plain) {
    return path.map(new MerkleText(plain)::sums).orElse(List.of());
  }

  /** Returns the root of the older tree, as it was known before. */
  public String oldRoot() {
    return HexFormat.of().formatHex(older.root());
  }

  /** Returns the root of the newer tree, as it was known before. */
  public String newRoot() {
    return HexFormat.of().formatHex(newer.root());
  }

  /** Returns how many entries the trees have: {@code from 3 to 6 entries}. */
  public String sizes() {
    return "from " + older.size() + " to " + newer.words();
  }

  /** Returns the root of the older tree to which the hashes lead, where they lead to one. */
  public Optional<String> computedOldRoot() {
    return path.map(ConsistencyPath::oldRoot).map(HexFormat.of()::formatHex);
  }

  /** Returns the root of the newer tree to which the hashes lead, where they lead to one. */
  public Optional<String> computedNewRoot() {
    return path.map(ConsistencyPath::newRoot).map(HexFormat.of()::formatHex);
  }
}
