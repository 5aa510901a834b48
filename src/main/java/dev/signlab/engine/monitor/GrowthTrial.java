package dev.signlab.engine.monitor;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Problem;
import dev.signlab.engine.log.LeafPlace;
import dev.signlab.engine.report.Outcome;
import dev.signlab.sigstore.logentry.InclusionProof;
import dev.signlab.sigstore.logentry.TransparencyLogEntry;
import dev.signlab.transparency.merkle.ConsistencyPath;
import dev.signlab.transparency.merkle.ConsistencyProof;
import dev.signlab.transparency.merkle.InclusionStep;
import dev.signlab.transparency.merkle.Subtree;
import dev.signlab.transparency.merkle.TreeHead;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds out whether trees of one log grew out of each other. Two trees that the log signed and that
 * do not agree are told apart from a proof that is no good: the tree that the log shows now fixes
 * the root of each smaller one, which is computed. Each proof is asked for once. Used by one
 * thread.
 */
public final class GrowthTrial {

  private final LogSource source;
  private final SignedTree now;
  private final Map<Sizes, ConsistencyProof> proofs = new HashMap<>();

  /** Of a log, and the tree that it shows. */
  public GrowthTrial(LogSource source, SignedTree now) {
    this.source = source;
    this.now = now;
  }

  /** Of which trees a proof is. */
  private record Sizes(long older, long newer) {}

  private ConsistencyProof proof(long older, long newer) {
    return proofs.computeIfAbsent(
        new Sizes(older, newer), sizes -> source.consistency(sizes.older(), sizes.newer()));
  }

  /**
   * Judges two trees.
   *
   * @param older what the log is said to have been, from wherever that is known
   * @param newer what it is said to be, of at most as many entries as the log shows now
   */
  public Growth judge(TreeHead older, TreeHead newer) {
    if (older.size() > newer.size()) {
      return new Growth(older, newer, Optional.empty(), split(older.words() + " or more", newer));
    }
    if (older.size() == newer.size() || older.size() == 0) {
      return new Growth(older, newer, Optional.empty(), same(older, newer));
    }
    ConsistencyProof proof = proof(older.size(), newer.size());
    Optional<ConsistencyPath> path = proof.path(Optional.of(older.root()));
    return new Growth(older, newer, path, outcome(proof, older, newer, path));
  }

  private static Outcome same(TreeHead older, TreeHead newer) {
    boolean holds = older.size() == 0 || Arrays.equals(older.root(), newer.root());
    return holds
        ? new Outcome.Passed(newer.words() + ", the same root")
        : split("root " + hex(older.root()) + " of " + older.words(), newer);
  }

  private Outcome outcome(
      ConsistencyProof proof, TreeHead older, TreeHead newer, Optional<ConsistencyPath> path) {
    if (proof.proves(older.root(), newer.root())) {
      return new Outcome.Passed(
          older.words() + " became " + newer.size() + ", none of them changed");
    }
    Optional<byte[]> real = rootWithin(proof, older.size(), newer);
    if (real.isPresent() && !Arrays.equals(real.get(), older.root())) {
      return new Outcome.Failed(
          Cause.SPLIT_VIEW,
          "root " + hex(older.root()) + " of the first " + older.words(),
          "root " + hex(real.get()) + " of them in the tree of " + newer.size());
    }
    return new Outcome.Failed(
        Cause.WRONG_CONSISTENCY,
        "hashes that lead to the root " + hex(newer.root()),
        path.map(way -> "hashes that lead to " + hex(way.newRoot()))
            .orElse(proof.hashes().size() + " hashes, which is another number than is due"));
  }

  /**
   * Returns the root of the first entries of the tree that the log shows now.
   *
   * @param size how many, 1 to all of them
   * @throws dev.signlab.diagnostic.LabException with the cause WRONG_CONSISTENCY when what the log
   *     answers does not lead to that tree
   */
  public TreeHead first(long size) {
    if (size == now.size()) {
      return now.head();
    }
    ConsistencyProof proof = proof(size, now.size());
    return rootWithin(proof, size, now.head())
        .map(root -> new TreeHead(size, root))
        .orElseThrow(
            () ->
                Problem.of(source.door().who() + " does not show its first " + TreeHead.words(size))
                    .expected("hashes that lead to the root " + hex(now.checkpoint().root()))
                    .found("others")
                    .hint("see what the log answered", "wire")
                    .cause(Cause.WRONG_CONSISTENCY)
                    .asException());
  }

  /**
   * Nothing when what the log answers does not lead to the root of the newer tree. A proof leaves a
   * tree out whose size is a power of two: of that one, the tree of now decides.
   */
  private Optional<byte[]> rootWithin(ConsistencyProof proof, long size, TreeHead newer) {
    if (Long.bitCount(size) == 1) {
      return node(size);
    }
    return proof
        .path(Optional.empty())
        .filter(path -> Arrays.equals(path.newRoot(), newer.root()))
        .map(ConsistencyPath::oldRoot);
  }

  /** A tree whose size is a power of two is a node, which the way from its last entry passes. */
  private Optional<byte[]> node(long size) {
    TransparencyLogEntry last = source.entry(size - 1, now).entry();
    Optional<InclusionProof> proof = last.inclusionProof();
    if (proof.isEmpty()) {
      return Optional.empty();
    }
    LeafPlace place = LeafPlace.of(last, proof.get(), now.checkpoint());
    if (place.index() != size - 1 || !isOfThis(place.tree()) || !place.isProven()) {
      return Optional.empty();
    }
    List<InclusionStep> steps = place.steps().orElseThrow();
    return size == 1
        ? Optional.of(place.leaf())
        : steps.stream()
            .map(InclusionStep::above)
            .filter(above -> above.start() == 0 && above.end() == size)
            .map(Subtree::hash)
            .findFirst();
  }

  /** The log may have grown since it showed its tree. */
  private boolean isOfThis(TreeHead tree) {
    return tree.equals(now.head())
        || (tree.size() > now.size()
            && proof(now.size(), tree.size()).proves(now.checkpoint().root(), tree.root()));
  }

  private static Outcome split(String expected, TreeHead newer) {
    return new Outcome.Failed(
        Cause.SPLIT_VIEW, expected, newer.words() + ", root " + hex(newer.root()));
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
