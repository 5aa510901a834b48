package dev.signlab.engine.monitor;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Hint;
import dev.signlab.diagnostic.Problem;
import dev.signlab.engine.log.CheckpointCheck;
import dev.signlab.sigstore.client.rekor.NamedEntry;
import dev.signlab.sigstore.trustedroot.LogInstance;
import dev.signlab.sigstore.trustedroot.TrustedRoot;
import dev.signlab.transparency.checkpoint.Checkpoint;
import dev.signlab.transparency.merkle.TreeHead;
import dev.signlab.transparency.note.NoteKey;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Asks a log and recomputes what it answers: by the keys of a trusted root, and by Merkle proofs
 * from entries up to what the log signed. Safe for use by several threads.
 *
 * @param source the log
 * @param root whom to believe
 * @param time what it is now
 */
public record LogMonitor(LogSource source, TrustedRoot root, InstantSource time) {

  private static final int MOST_FOUND = 500;

  /**
   * Returns the tree that the log shows now.
   *
   * @throws dev.signlab.diagnostic.LabException with the cause UNKNOWN_LOG or WRONG_CHECKPOINT when
   *     no log of the trusted root signed it
   */
  public SignedTree tree() {
    return signed(
        source.checkpoint(), source.door().who(), new Hint("see what the log answered", "wire"));
  }

  private SignedTree signed(Checkpoint checkpoint, String whose, Hint hint) {
    for (LogInstance log : root.tlogs()) {
      Optional<NoteKey> signer = new CheckpointCheck(log).signer(checkpoint);
      if (signer.isPresent()) {
        return new SignedTree(log, checkpoint, signer.get());
      }
    }
    throw root.tlogs().stream()
        .flatMap(log -> new CheckpointCheck(log).named(checkpoint).stream())
        .findFirst()
        .map(key -> changed(key, whose))
        .orElseGet(() -> unsigned(checkpoint, whose))
        .hint(hint)
        .cause(Cause.WRONG_CHECKPOINT)
        .asException();
  }

  private static Problem.Builder changed(NoteKey key, String whose) {
    return Problem.of("the checkpoint of " + whose + " is not as it was signed")
        .expected("the text that " + key + " signed")
        .found("another text above its signature");
  }

  private Problem.Builder unsigned(Checkpoint checkpoint, String whose) {
    return Problem.of("no log that is trusted signed the checkpoint of " + whose)
        .expected(
            "a signature by one of " + root.tlogs().stream().map(LogInstance::baseUrl).toList())
        .found(CheckpointCheck.names(checkpoint));
  }

  /** Returns the entry at an index. */
  public SeenEntry entry(long index, SignedTree tree) {
    return trial(tree).at(index, source.entry(index, tree));
  }

  /** Returns the entry with a leaf's hash. */
  public SeenEntry named(String uuid, SignedTree tree) {
    return trial(tree).named(uuid, source.named(uuid, tree));
  }

  /**
   * Returns the entries to which the log's own search leads, in the order of the log. What the
   * search leaves out is not seen.
   *
   * @throws dev.signlab.diagnostic.LabException when there are more than can be fetched one by one
   */
  public List<SeenEntry> search(Wanted wanted, SignedTree tree) {
    EntryTrial trial = trial(tree);
    List<String> names = source.search(wanted);
    if (names.size() > MOST_FOUND) {
      throw Problem.of(names.size() + " entries are too many to be fetched one by one")
          .expected("at most " + MOST_FOUND + " that speak of " + wanted.text())
          .found(String.valueOf(names.size()))
          .hint("the newest of the whole log", "log watch " + wanted.text())
          .cause(Cause.SERVICE_REFUSED)
          .asException();
    }
    return names.stream()
        .map(uuid -> trial.found(wanted, uuid, source.named(uuid, tree)))
        .sorted(Comparator.comparingLong(SeenEntry::index))
        .toList();
  }

  /** Returns the entries from an index on up to the end of the tree, none left out. */
  public List<SeenEntry> read(long from, SignedTree tree) {
    EntryTrial trial = trial(tree);
    List<SeenEntry> seen = new ArrayList<>();
    for (long next = from; next < tree.size(); ) {
      for (NamedEntry each : source.entries(next, tree)) {
        seen.add(trial.at(next, each));
        next++;
      }
    }
    return seen;
  }

  /** Returns the logs that are trusted as well, and did not sign a tree. */
  public List<LogInstance> others(SignedTree tree) {
    return root.tlogs().stream().filter(log -> !log.key().equals(tree.log().key())).toList();
  }

  /**
   * Returns whether the tree that is shown now grew out of one that was shown before.
   *
   * @throws dev.signlab.diagnostic.LabException with the cause UNKNOWN_LOG when another log answers
   *     now
   */
  public Growth growth(SignedTree before, SignedTree now) {
    requireSame(before, now, "the tree before", new Hint("what it signs now", "log checkpoint"));
    return new GrowthTrial(source, now).judge(before.head(), now.head());
  }

  /**
   * Returns whether a tree grew out of a smaller one, both within the tree that is shown now. Their
   * roots are computed.
   *
   * @param oldSize how many entries the older tree has
   * @param size how many entries the newer tree has
   * @throws dev.signlab.diagnostic.LabException when there are no such trees
   */
  public Growth growth(long oldSize, long size, SignedTree now) {
    requireWithin(oldSize, size, now);
    GrowthTrial trial = new GrowthTrial(source, now);
    return trial.judge(trial.first(oldSize), trial.first(size));
  }

  /**
   * Returns whether a tree grew out of one of which somebody kept what the log signed of it.
   *
   * @param kept a checkpoint, or a bundle that has one
   * @param what names the file in problems
   * @param size how many entries the newer tree has
   */
  public Growth growth(byte[] kept, String what, long size, SignedTree now) {
    SignedTree before =
        signed(
            KnownTree.read(kept, what),
            what,
            new Hint("to keep one anew", "log checkpoint > " + what));
    requireSame(before, now, what, new Hint("what this log signs", "log checkpoint"));
    // A kept tree that is larger than the log is now is told of; one that is larger than asked is
    // not.
    requireWithin(size < now.size() ? before.head().size() : 1, size, now);
    GrowthTrial trial = new GrowthTrial(source, now);
    return trial.judge(before.head(), trial.first(size));
  }

  private static void requireSame(SignedTree before, SignedTree now, String what, Hint hint) {
    if (!before.checkpoint().origin().equals(now.checkpoint().origin())) {
      String until =
          before.log().validFor().end().map(end -> ", which was believed until " + end).orElse("");
      throw Problem.of(what + " is of another log")
          .expected(now.checkpoint().origin())
          .found(before.checkpoint().origin() + until)
          .hint(hint)
          .cause(Cause.UNKNOWN_LOG)
          .asException();
    }
  }

  private static void requireWithin(long oldSize, long size, SignedTree now) {
    if (oldSize < 1 || oldSize > size || size > now.size()) {
      throw Problem.of(
              "the log shows no tree of " + TreeHead.words(size > now.size() ? size : oldSize))
          .expected("1 up to " + now.size() + ", the older size first")
          .found(oldSize + " and " + size)
          .hint("how many entries there are", "log checkpoint")
          .exitStatus(Problem.USAGE)
          .asException();
    }
  }

  private EntryTrial trial(SignedTree tree) {
    return new EntryTrial(this, tree);
  }
}
