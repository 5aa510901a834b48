package dev.signlab.engine.bundle;

import dev.signlab.crypto.DigestAlgorithm;
import dev.signlab.crypto.x509.Certificate;
import dev.signlab.diagnostic.Cause;
import dev.signlab.engine.log.LogJudge;
import dev.signlab.engine.report.NamedKey;
import dev.signlab.engine.report.Outcome;
import dev.signlab.engine.report.Step;
import dev.signlab.sigstore.bundle.Bundle;
import dev.signlab.sigstore.bundle.BundleContent;
import dev.signlab.sigstore.bundle.MessageSignature;
import dev.signlab.sigstore.dsse.DsseEnvelope;
import dev.signlab.sigstore.intoto.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Judges bundles by a public key:
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

  /** Where the file is compared with the digest in the bundle. */
  public static final String SAME = "same file";

  /** Where a digest in the bundle is found to be another than the one that was signed. */
  public static final String NAMED_DIGEST = "digest in the bundle";

  /** Where the statement's subjects are compared with a file. */
  public static final String SPEAKS = "speaks of this file";

  static final String SPECIFICATION =
      "https://github.com/sigstore/architecture-docs/blob/main/client-spec.md#4-verification";

  private final KeyTrial trial;
  private final About about;
  private final LogTrial logs;
  private final SignerMaterial by;

  private BundleJudge(SignerMaterial by, KeyTrial trial, About about, LogTrial logs) {
    this.by = by;
    this.trial = trial;
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
  public static BundleJudge ofFiles(NamedKey key) {
    return new BundleJudge(
        SignerMaterial.KEY, trial(key), About.FILE, new LogTrial(Optional.empty()));
  }

  /** Returns a judge of bundles about images; one about another image fails WRONG_IMAGE. */
  public static BundleJudge ofImages(NamedKey key) {
    return new BundleJudge(
        SignerMaterial.KEY, trial(key), About.IMAGE, new LogTrial(Optional.empty()));
  }

  /**
   * Returns a judge of bundles about files by the key in the signer's certificate. Whether that
   * certificate is to be believed, and whose it is, is not judged here.
   *
   * @param der the certificate
   */
  public static BundleJudge ofSignerUnsafe(byte[] der) {
    String what = "the certificate";
    NamedKey key = new NamedKey(what, Certificate.parse(der, what).key());
    LogTrial logs = new LogTrial(Optional.empty());
    return new BundleJudge(new SignerMaterial(Optional.of(der)), trial(key), About.FILE, logs);
  }

  /**
   * Returns the judge with keys that may have made a signature which its own key did not make, so
   * that the failure can name the right one.
   *
   * @param others asked only then
   * @param line the command to type with a key of a name
   */
  public BundleJudge orElseTry(Supplier<List<NamedKey>> others, UnaryOperator<String> line) {
    return new BundleJudge(by, new KeyTrial(trial.key(), others, line, trial.hash()), about, logs);
  }

  /** Returns the judge as one for whom only envelopes count that were signed with this hash. */
  public BundleJudge hashedBy(DigestAlgorithm hash) {
    KeyTrial hashed = new KeyTrial(trial.key(), trial.others(), trial.line(), Optional.of(hash));
    return new BundleJudge(by, hashed, about, logs);
  }

  /**
   * Returns the judge with one who knows transparency logs: then a bundle must bring an entry, and
   * all that it brings must hold. Without, entries count for nothing.
   */
  public BundleJudge trusting(LogJudge judge) {
    return new BundleJudge(by, trial, about, new LogTrial(Optional.of(judge)));
  }

  /**
   * Returns the judge as one who does not ask what a statement speaks of; only for those who asked
   * for it by name.
   */
  public BundleJudge ignoringSubjectsUnsafe() {
    return new BundleJudge(by, trial, About.ANYTHING, logs);
  }

  /**
   * Judges an envelope that comes without a bundle.
   *
   * @param name of the branch
   * @param envelope with at least one signature, of which one must be good
   * @param artifact what it should be about
   */
  public BundleJudgement judge(String name, DsseEnvelope envelope, Artifact artifact) {
    EnvelopeJudge judge = new EnvelopeJudge(envelope, artifact, trial, about);
    List<Step> steps = new ArrayList<>(judge.steps());
    if (logs.judge().isPresent()) {
      Bundle bare = Bundle.ofKey(trial.key().key(), new BundleContent.Envelope(envelope));
      steps.add(logs.step(bare, artifact, trial.key().key().encoded()));
    }
    Step branch = Step.branch(name, SPECIFICATION, steps);
    return new BundleJudgement(branch, judge.statement().filter(s -> branch.passed()));
  }

  /** Returns the key by which is judged. */
  public NamedKey key() {
    return trial.key();
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
    String named = hash.map(AcceptedAlgorithms::nameOf).orElse("");
    MessageSignature message = new MessageSignature(named, new byte[0], signature);
    List<Step> steps = new MessageJudge(message, artifact, trial).steps().subList(0, 1);
    return new BundleJudgement(Step.branch(name, SPECIFICATION, steps), Optional.empty());
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
    Outcome material = by.outcome(bundle.material().keySource(), trial.key().key());
    steps.add(step(HINT, material));
    if (material instanceof Outcome.Failed) {
      steps.add(step(Step.SIGNED, new Outcome.NotReached("")));
      return new BundleJudgement(Step.branch(name, SPECIFICATION, steps), Optional.empty());
    }
    Optional<Statement> statement = content(bundle.content(), artifact, steps);
    steps.add(logs.step(bundle, artifact, by.verifier(trial.key().key())));
    Step branch = Step.branch(name, SPECIFICATION, steps);
    return new BundleJudgement(branch, statement.filter(s -> branch.passed()));
  }

  private Optional<Statement> content(BundleContent content, Artifact artifact, List<Step> steps) {
    // No switch over types: the JVM makes one anew in each process, which one-shot commands feel.
    if (content instanceof BundleContent.Envelope sealed) {
      EnvelopeJudge judge = new EnvelopeJudge(sealed.envelope(), artifact, trial, about);
      steps.addAll(judge.steps());
      return judge.statement();
    }
    steps.addAll(new MessageJudge((MessageSignature) content, artifact, trial).steps());
    return Optional.empty();
  }

  private static KeyTrial trial(NamedKey key) {
    return new KeyTrial(key, List::of, UnaryOperator.identity(), Optional.empty());
  }

  private static Step step(String name, Outcome outcome) {
    return Step.of(name, SPECIFICATION, outcome);
  }
}
