package dev.signlab.engine.monitor;

import dev.signlab.crypto.Digest;
import dev.signlab.crypto.SignatureAlgorithm;
import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.engine.log.LogJudge;
import dev.signlab.engine.report.Outcome;
import dev.signlab.engine.report.Step;
import dev.signlab.sigstore.logentry.EntryBody;
import dev.signlab.sigstore.logentry.InclusionProof;
import dev.signlab.transparency.checkpoint.Checkpoint;
import dev.signlab.transparency.merkle.TreeHead;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Holds the answers of a log against what was asked, and against the tree that it showed.
 *
 * @param monitor who asked
 * @param tree which the log showed
 */
record EntryTrial(LogMonitor monitor, SignedTree tree) {

  private static final String ASKED = "what was asked for";
  private static final String NAMED = "named by its hash";
  private static final String SIGNED = "signature holds";
  static final String ONE_TREE = "in the tree shown";

  private static final String REKOR = "https://github.com/sigstore/rekor/blob/main/openapi.yaml";
  private static final String MONITORS = "https://www.rfc-editor.org/rfc/rfc9162.html#section-8.2";

  SeenEntry at(long index, AnsweredEntry answered) {
    long found = answered.entry().logIndex();
    Outcome outcome =
        found == index
            ? new Outcome.Passed("entry " + index)
            : other("entry " + index, "entry " + found);
    return seen(answered, outcome);
  }

  SeenEntry named(String uuid, AnsweredEntry answered) {
    boolean same = uuid.toLowerCase(Locale.ROOT).endsWith(answered.leafHash());
    return seen(
        answered,
        same
            ? new Outcome.Passed("the entry of that hash")
            : other("an entry whose leaf has the hash " + uuid, answered.leafHash()));
  }

  SeenEntry found(Wanted wanted, String uuid, AnsweredEntry answered) {
    SeenEntry seen = named(uuid, answered);
    Outcome outcome;
    try {
      outcome =
          wanted.isIn(EntryBody.parse(answered.entry()))
              ? new Outcome.Passed(wanted.text())
              : other("an entry that speaks of " + wanted.text(), "one that does not");
    } catch (LabException e) {
      outcome = new Outcome.Failed(e.problem().failureOr(Cause.MALFORMED));
    }
    List<Step> steps =
        new ArrayList<>(List.of(Step.of("speaks of what is sought", REKOR, outcome)));
    steps.addAll(seen.checks().steps());
    return new SeenEntry(answered, Step.branch(seen.checks().name(), REKOR, steps));
  }

  private SeenEntry seen(AnsweredEntry answered, Outcome asked) {
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
    Outcome tree =
        answered
            .entry()
            .inclusionProof()
            .map(InclusionProof::checkpoint)
            .map(this::oneTree)
            .orElseGet(EntryTrial::unproven);
    steps.add(Step.of(ONE_TREE, MONITORS, tree));
    return new SeenEntry(answered, Step.branch(judged.name(), judged.specification(), steps));
  }

  /** Of an envelope the log has the digest of the payload alone, and the signature covers more. */
  private static Outcome signature(AnsweredEntry answered) {
    try {
      EntryBody body = EntryBody.parse(answered.entry());
      if (body.ofPayload()) {
        return new Outcome.NotReached("it covers an envelope, which the log does not have");
      }
      EntrySigner signer = EntrySigner.of(body).getFirst();
      return signs(signer, body.digest(), body.signatures().getFirst())
          ? new Outcome.Passed("over the digest, by the signer's key")
          : other("a signature over " + body.digest() + " by the signer's key", "another");
    } catch (LabException e) {
      return new Outcome.Failed(e.problem().failureOr(Cause.MALFORMED));
    }
  }

  private static boolean signs(EntrySigner signer, Digest digest, byte[] signature) {
    Optional<SignatureAlgorithm> algorithm =
        Arrays.stream(signer.key().type().algorithms())
            .filter(each -> each.digestAlgorithm().equals(Optional.of(digest.algorithm())))
            .findFirst();
    return algorithm
        .filter(each -> signer.key().verifier(each).verifies(digest, signature))
        .isPresent();
  }

  private Outcome oneTree(String note) {
    Checkpoint own;
    try {
      own = Checkpoint.parse(note.getBytes(StandardCharsets.UTF_8), "checkpoint of the entry");
    } catch (LabException e) {
      return new Outcome.NotReached("its own checkpoint cannot be read");
    }
    if (!own.origin().equals(tree.checkpoint().origin())) {
      return new Outcome.NotReached("it is in another tree of the log, " + own.origin());
    }
    boolean newer = own.size() > tree.size();
    TreeHead other = new TreeHead(own.size(), own.root());
    GrowthTrial trial = new GrowthTrial(monitor.source(), tree);
    return newer
        ? trial.judge(tree.head(), other).outcome()
        : trial.judge(other, tree.head()).outcome();
  }

  /** A bundle may do with a promise; a log that is asked has a tree, and can prove. */
  private static Outcome unproven() {
    return new Outcome.Failed(Cause.WRONG_INCLUSION, "a proof of inclusion", "none");
  }

  private static Outcome other(String expected, String found) {
    return new Outcome.Failed(Cause.WRONG_LOG_ENTRY, expected, found);
  }
}
