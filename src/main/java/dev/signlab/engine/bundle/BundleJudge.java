package dev.signlab.engine.bundle;

import dev.signlab.crypto.DigestAlgorithm;
import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Hint;
import dev.signlab.engine.log.LogJudge;
import dev.signlab.engine.report.By;
import dev.signlab.engine.report.NamedKey;
import dev.signlab.engine.report.Outcome;
import dev.signlab.engine.report.Step;
import dev.signlab.sigstore.bundle.Bundle;
import dev.signlab.sigstore.bundle.BundleContent;
import dev.signlab.sigstore.bundle.KeySource;
import dev.signlab.sigstore.bundle.MessageSignature;
import dev.signlab.sigstore.dsse.DsseEnvelope;
import dev.signlab.sigstore.intoto.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Judges bundles by a public key, or by an identity:
 *
 * <pre>{@code BundleJudge.ofFiles(key).judge("a.sigstore.json", bundle, Artifact.of(bytes))}</pre>
 *
 * <p>Whatever is wrong with a bundle becomes a failed step; nothing is thrown for it. Only an
 * artifact that cannot be read is a problem. Immutable.
 */
public final class BundleJudge {

  /** Where it is told what kind of bundle it is. */
  public static final String FORM = "bundle's form";

  /** Where the key's name in the bundle is read; it proves nothing. */
  public static final String HINT = "key hint";

  /** Where the signer's certificate is read; it is believed nothing by that. */
  public static final String CERTIFICATE = "signer's certificate";

  /** Where the file is compared with the digest in the bundle. */
  public static final String SAME = "same file";

  /** Where a digest in the bundle is found to be another than the one that was signed. */
  public static final String NAMED_DIGEST = "digest in the bundle";

  /** Where the statement's subjects are compared with a file. */
  public static final String SPEAKS = "speaks of this file";

  static final String SPECIFICATION =
      "https://github.com/sigstore/architecture-docs/blob/main/client-spec.md#4-verification";

  /** What comes without a bundle says nothing of its signer. */
  private static final KeySource UNNAMED = new KeySource.PublicKeyHint("");

  private final Signer signer;
  private final About about;
  private final LogTrial logs;

  private BundleJudge(Signer signer, About about, LogTrial logs) {
    this.signer = signer;
    this.about = about;
    this.logs = logs;
  }

  /** What the artifacts are, for the words and causes of failures. */
  enum About {
    FILE(SPEAKS, Cause.DIGEST_MISMATCH),
    IMAGE(Step.NAMES, Cause.WRONG_IMAGE),
    ANYTHING(Step.NAMES, Cause.WRONG_IMAGE);

    private final String stepName;
    private final Cause otherwise;

    About(String stepName, Cause otherwise) {
      this.stepName = stepName;
      this.otherwise = otherwise;
    }

    String stepName() {
      return stepName;
    }

    Cause otherwise() {
      return otherwise;
    }
  }

  /** Returns a judge of bundles about files; one about another file fails DIGEST_MISMATCH. */
  public static BundleJudge ofFiles(By by) {
    return new BundleJudge(Signer.of(by), About.FILE, new LogTrial(Optional.empty()));
  }

  /** Returns a judge of bundles about images; one about another image fails WRONG_IMAGE. */
  public static BundleJudge ofImages(By by) {
    return new BundleJudge(Signer.of(by), About.IMAGE, new LogTrial(Optional.empty()));
  }

  /** Returns a judge of bundles about files by a key. */
  public static BundleJudge ofFiles(NamedKey key) {
    return ofFiles(new By.ByKey(key));
  }

  /** Returns a judge of bundles about images by a key. */
  public static BundleJudge ofImages(NamedKey key) {
    return ofImages(new By.ByKey(key));
  }

  /**
   * Returns the judge with keys that may have made a signature which its own key did not make, so
   * that the failure can name the right one.
   *
   * @param others asked only then
   * @param advice what to do when one of them did
   */
  public BundleJudge orElseTry(
      Supplier<List<NamedKey>> others, Function<NamedKey, Optional<Hint>> advice) {
    return new BundleJudge(new Signer(signer.by(), others, advice, signer.hash()), about, logs);
  }

  /** Returns the judge as one for whom only envelopes count that were signed with this hash. */
  public BundleJudge hashedBy(DigestAlgorithm hash) {
    Signer hashed = new Signer(signer.by(), signer.others(), signer.advice(), Optional.of(hash));
    return new BundleJudge(hashed, about, logs);
  }

  /**
   * Returns the judge with one who knows transparency logs: then a bundle must bring an entry, and
   * all that it brings must hold. Without, entries count for nothing.
   */
  public BundleJudge trusting(LogJudge judge) {
    return new BundleJudge(signer, about, new LogTrial(Optional.of(judge)));
  }

  /**
   * Returns the judge as one who does not ask what a statement speaks of; only for those who asked
   * for it by name.
   */
  public BundleJudge ignoringSubjectsUnsafe() {
    return new BundleJudge(signer, About.ANYTHING, logs);
  }

  /**
   * Judges an envelope that comes without a bundle.
   *
   * @param name of the branch
   * @param envelope with at least one signature, of which one must be good
   * @param artifact what it should be about
   */
  public BundleJudgement judge(String name, DsseEnvelope envelope, Artifact artifact) {
    Outcome material = signer.material(UNNAMED);
    if (material instanceof Outcome.Failed) {
      return unsigned(name, List.of(step(signer.step(), material)));
    }
    SignerTrial trial = signer.trial(UNNAMED);
    EnvelopeJudge judge = new EnvelopeJudge(envelope, artifact, trial, signer.hash(), about);
    List<Step> steps = new ArrayList<>(judge.steps());
    if (logs.judge().isPresent()) {
      Bundle bare = Bundle.ofKey(trial.key().key(), new BundleContent.Envelope(envelope));
      steps.add(logs.step(bare, artifact, trial.verifier()));
    }
    Step branch = Step.branch(name, SPECIFICATION, steps);
    return new BundleJudgement(branch, judge.statement().filter(s -> branch.passed()));
  }

  /**
   * Judges a signature that comes without a bundle.
   *
   * @param name of the branch
   * @param signature over the artifact
   * @param hash with which it was made, where that is known
   * @param artifact what it should be about
   */
  public BundleJudgement judge(
      String name, byte[] signature, Optional<DigestAlgorithm> hash, Artifact artifact) {
    Outcome material = signer.material(UNNAMED);
    if (material instanceof Outcome.Failed) {
      return unsigned(name, List.of(step(signer.step(), material)));
    }
    String named = hash.map(AcceptedAlgorithms::nameOf).orElse("");
    MessageSignature message = new MessageSignature(named, new byte[0], signature);
    MessageJudge judge = new MessageJudge(message, artifact, signer.trial(UNNAMED));
    return new BundleJudgement(
        Step.branch(name, SPECIFICATION, judge.steps().subList(0, 1)), Optional.empty());
  }

  /**
   * Judges a bundle.
   *
   * @param name of the branch, such as the file's or {@code signature 1}
   * @param bundle as it was parsed, which has settled its shape
   * @param artifact what it should be about
   */
  public BundleJudgement judge(String name, Bundle bundle, Artifact artifact) {
    List<Step> steps = new ArrayList<>();
    String form = "version " + bundle.version().words() + ", " + bundle.content().words();
    steps.add(step(FORM, new Outcome.Passed(form)));
    KeySource source = bundle.material().keySource();
    Outcome material = signer.material(source);
    steps.add(step(signer.step(), material));
    if (material instanceof Outcome.Failed) {
      return unsigned(name, steps);
    }
    SignerTrial trial = signer.trial(source);
    Optional<Statement> statement = content(bundle.content(), artifact, trial, steps);
    steps.add(logs.step(bundle, artifact, trial.verifier()));
    steps.addAll(trial.signer());
    Step branch = Step.branch(name, SPECIFICATION, steps);
    return new BundleJudgement(branch, statement.filter(s -> branch.passed()));
  }

  private static BundleJudgement unsigned(String name, List<Step> before) {
    List<Step> steps = new ArrayList<>(before);
    steps.add(step(Step.SIGNED, new Outcome.NotReached("")));
    return new BundleJudgement(Step.branch(name, SPECIFICATION, steps), Optional.empty());
  }

  private Optional<Statement> content(
      BundleContent content, Artifact artifact, SignerTrial trial, List<Step> steps) {
    // No switch over types: the JVM makes one anew in each process, which one-shot commands feel.
    if (content instanceof BundleContent.Envelope sealed) {
      EnvelopeJudge judge =
          new EnvelopeJudge(sealed.envelope(), artifact, trial, signer.hash(), about);
      steps.addAll(judge.steps());
      return judge.statement();
    }
    steps.addAll(new MessageJudge((MessageSignature) content, artifact, trial).steps());
    return Optional.empty();
  }

  private static Step step(String name, Outcome outcome) {
    return Step.of(name, SPECIFICATION, outcome);
  }
}
