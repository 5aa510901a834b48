package dev.signlab.engine.monitor;

import dev.signlab.crypto.SignatureAlgorithm;
import dev.signlab.crypto.VerificationKey;
import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.engine.log.LogJudge;
import dev.signlab.engine.report.Outcome;
import dev.signlab.engine.report.Step;
import dev.signlab.sigstore.client.rekor.NamedEntry;
import dev.signlab.sigstore.logentry.EntryBody;
import dev.signlab.sigstore.logentry.InclusionProof;
import dev.signlab.transparency.checkpoint.Checkpoint;
import dev.signlab.transparency.merkle.TreeHead;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Holds the answers of a log against what was asked, and against the tree that it showed. Used by
 * one thread.
 */
final class EntryTrial {

  private static final String ASKED = "what was asked for";
  private static final String NAMED = "named by its hash";
  private static final String SIGNED = "signature holds";
  static final String ONE_TREE = "in the tree shown";

  private static final String REKOR = "https://github.com/sigstore/rekor/blob/main/openapi.yaml";
  private static final String MONITORS = "https://www.rfc-editor.org/rfc/rfc9162.html#section-8.2";

  private final LogMonitor monitor;
  private final SignedTree tree;
  private final GrowthTrial growth;

  /** Of a monitor that asked, and the tree which the log showed. */
  EntryTrial(LogMonitor monitor, SignedTree tree) {
    this.monitor = monitor;
    this.tree = tree;
    this.growth = new GrowthTrial(monitor.source(), tree);
  }

  SeenEntry at(long index, NamedEntry answered) {
    long found = answered.entry().logIndex();
    Outcome outcome =
        found == index
            ? new Outcome.Passed("entry " + index)
            : other("entry " + index, "entry " + found);
    return seen(answered, outcome);
  }

  SeenEntry named(String uuid, NamedEntry answered) {
    boolean same = answered.isNamed(uuid);
    return seen(
        answered,
        same
            ? new Outcome.Passed("the entry of that hash")
            : other("an entry whose leaf has the hash " + uuid, answered.leafHash()));
  }

  SeenEntry found(Wanted wanted, String uuid, NamedEntry answered) {
    SeenEntry seen = named(uuid, answered);
    List<Step> steps =
        new ArrayList<>(
            List.of(Step.of("speaks of what is sought", REKOR, sought(wanted, answered))));
    steps.addAll(seen.checks().steps());
    return new SeenEntry(answered, Step.branch(seen.checks().name(), REKOR, steps));
  }

  private static Outcome sought(Wanted wanted, NamedEntry answered) {
    if (!EntryBody.isKnown(answered.entry())) {
      return unread(answered);
    }
    try {
      return wanted.isIn(answered.entry())
          ? new Outcome.Passed(wanted.text())
          : other("an entry that speaks of " + wanted.text(), "one that does not");
    } catch (LabException e) {
      return new Outcome.Failed(e.problem().failureOr(Cause.MALFORMED));
    }
  }

  private SeenEntry seen(NamedEntry answered, Outcome asked) {
    Outcome name =
        answered.isNamedRightly()
            ? new Outcome.Passed("SHA-256 of 00 and the entry")
            : other(answered.leafHash(), answered.uuid());
    List<Step> before =
        List.of(
            Step.of(ASKED, REKOR, asked),
            Step.of(NAMED, REKOR, name),
            Step.of(SIGNED, REKOR, signature(answered)));
    LogJudge judge = LogJudge.of(monitor.root(), monitor.time());
    Step judged = judge.judge(answered.entry(), before);
    List<Step> steps = new ArrayList<>(judged.steps());
    Outcome shown =
        answered.entry().inclusionProof().map(this::oneTree).orElseGet(EntryTrial::unproven);
    steps.add(Step.of(ONE_TREE, MONITORS, shown));
    return new SeenEntry(answered, Step.branch(judged.name(), judged.specification(), steps));
  }

  /** Of an envelope the log has the digest of the payload alone, and the signature covers more. */
  private static Outcome signature(NamedEntry answered) {
    if (!EntryBody.isKnown(answered.entry())) {
      return unread(answered);
    }
    try {
      EntryBody body = EntryBody.parse(answered.entry());
      return body.ofPayload()
          ? new Outcome.NotReached("it covers an envelope, which the log does not have")
          : bySigner(body);
    } catch (LabException e) {
      return new Outcome.Failed(e.problem().failureOr(Cause.MALFORMED));
    }
  }

  private static Outcome bySigner(EntryBody body) {
    try {
      return signature(body, EntrySigner.of(body).getFirst().key());
    } catch (LabException e) {
      boolean isKey = VerificationKey.isEncoded(body.verifiers().getFirst());
      return isKey
          ? new Outcome.NotReached(
              e.problem().foundOrSummary() + ", with which this lab computes nothing")
          : new Outcome.Failed(e.problem().failureOr(Cause.MALFORMED));
    }
  }

  private static Outcome signature(EntryBody body, VerificationKey key) {
    Optional<SignatureAlgorithm> algorithm = key.type().algorithm(body.digest().algorithm());
    if (algorithm.isEmpty()) {
      return new Outcome.NotReached(
          "this lab computes no signature of "
              + key.type().words()
              + " over "
              + body.digest().algorithm().prefix());
    }
    byte[] signature = body.signatures().getFirst();
    return key.verifier(algorithm.get()).verifies(body.digest(), signature)
        ? new Outcome.Passed("over the digest, by the signer's key")
        : other("a signature over " + body.digest() + " by the signer's key", "another");
  }

  private static Outcome unread(NamedEntry answered) {
    return new Outcome.NotReached(
        "this lab does not read entries of the kind "
            + answered.entry().kind()
            + " "
            + answered.entry().kindVersion());
  }

  private Outcome oneTree(InclusionProof proof) {
    Checkpoint own;
    try {
      own = proof.readCheckpoint("checkpoint of the entry");
    } catch (LabException e) {
      return new Outcome.NotReached("its own checkpoint cannot be read");
    }
    if (!own.origin().equals(tree.checkpoint().origin())) {
      return new Outcome.NotReached("it is in another tree of the log, " + own.origin());
    }
    boolean newer = own.size() > tree.size();
    TreeHead other = new TreeHead(own.size(), own.root());
    return newer
        ? growth.judge(tree.head(), other).outcome()
        : growth.judge(other, tree.head()).outcome();
  }

  /** A bundle may do with a promise; a log that is asked has a tree, and can prove. */
  private static Outcome unproven() {
    return new Outcome.Failed(Cause.WRONG_INCLUSION, "a proof of inclusion", "none");
  }

  private static Outcome other(String expected, String found) {
    return new Outcome.Failed(Cause.WRONG_LOG_ENTRY, expected, found);
  }
}
