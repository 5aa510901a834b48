package dev.signlab.engine.bundle;

import dev.signlab.crypto.DigestAlgorithm;
import dev.signlab.diagnostic.Cause;
import dev.signlab.engine.identity.Evidence;
import dev.signlab.engine.identity.Observation;
import dev.signlab.engine.identity.Observers;
import dev.signlab.engine.log.LoggedSignature;
import dev.signlab.engine.report.By;
import dev.signlab.engine.report.NamedKey;
import dev.signlab.engine.report.Outcome;
import dev.signlab.engine.report.Step;
import dev.signlab.sigstore.bundle.Bundle;
import dev.signlab.sigstore.bundle.BundleContent;
import dev.signlab.sigstore.bundle.MessageSignature;
import dev.signlab.sigstore.bundle.VerificationMaterial;
import dev.signlab.sigstore.dsse.DsseEnvelope;
import dev.signlab.sigstore.intoto.Statement;
import dev.signlab.sigstore.protojson.HashName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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

  private final Signer signer;
  private final About about;

  private BundleJudge(Signer signer, About about) {
    this.signer = signer;
    this.about = about;
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
    return new BundleJudge(Signer.of(by), About.FILE);
  }

  /** Returns a judge of bundles about images; one about another image fails WRONG_IMAGE. */
  public static BundleJudge ofImages(By by) {
    return new BundleJudge(Signer.of(by), About.IMAGE);
  }

  /** Returns a judge of bundles about files by a key. */
  public static BundleJudge ofFiles(NamedKey key) {
    return ofFiles(new By.ByKey(key));
  }

  /** Returns a judge of bundles about images by a key. */
  public static BundleJudge ofImages(NamedKey key) {
    return ofImages(new By.ByKey(key));
  }

  /** Returns a judge of bundles about files by whatever is known of their signer. */
  public static BundleJudge ofFiles(Signer signer) {
    return new BundleJudge(signer, About.FILE);
  }

  /** Returns a judge of bundles about images by whatever is known of their signer. */
  public static BundleJudge ofImages(Signer signer) {
    return new BundleJudge(signer, About.IMAGE);
  }

  /**
   * Returns the judge as one who does not ask what a statement speaks of; only for those who asked
   * for it by name.
   */
  public BundleJudge ignoringSubjectsUnsafe() {
    return new BundleJudge(signer, About.ANYTHING);
  }

  /**
   * Judges an envelope that comes without a bundle.
   *
   * @param name of the branch
   * @param envelope with at least one signature, of which one must be good
   * @param beside what came along with it in other ways
   * @param stamped what timestamps have to be over
   * @param artifact what it should be about
   */
  public BundleJudgement judge(
      String name,
      DsseEnvelope envelope,
      VerificationMaterial beside,
      byte[] stamped,
      Artifact artifact) {
    Beside attested = new Beside(beside, stamped, false);
    return judge(name, new BundleContent.Envelope(envelope), attested, artifact);
  }

  /**
   * Judges a signature that comes without a bundle.
   *
   * @param name of the branch
   * @param signature over the artifact
   * @param hash with which it was made, where that is known
   * @param beside what came along with it in other ways
   * @param artifact what it should be about
   */
  public BundleJudgement judge(
      String name,
      byte[] signature,
      Optional<DigestAlgorithm> hash,
      VerificationMaterial beside,
      Artifact artifact) {
    String named = hash.map(HashName::of).orElse("");
    MessageSignature message = new MessageSignature(named, new byte[0], signature);
    return judge(name, message, new Beside(beside, signature, true), artifact);
  }

  /**
   * What lies beside a signature.
   *
   * @param material who made it, and who saw it
   * @param stamped what timestamps have to be over
   * @param isLoose whether it is a bare signature, whose entry a log can be asked for
   */
  @SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
  private record Beside(VerificationMaterial material, byte[] stamped, boolean isLoose) {}

  private BundleJudgement judge(
      String name, BundleContent content, Beside beside, Artifact artifact) {
    if (signer.by() instanceof By.ByKey) {
      return judged(name, new ArrayList<>(), content, beside, artifact);
    }
    Outcome material = signer.material(beside.material().keySource());
    List<Step> steps = new ArrayList<>(List.of(step(signer.step(), material)));
    return material instanceof Outcome.Failed
        ? unsigned(name, steps)
        : judged(name, steps, content, beside, artifact);
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
    Outcome material = signer.material(bundle.material().keySource());
    steps.add(step(signer.step(), material));
    if (material instanceof Outcome.Failed) {
      return unsigned(name, steps);
    }
    Beside beside = new Beside(bundle.material(), bundle.content().signature(), false);
    return judged(name, steps, bundle.content(), beside, artifact);
  }

  private BundleJudgement judged(
      String name, List<Step> steps, BundleContent content, Beside beside, Artifact artifact) {
    VerificationMaterial material = beside.material();
    SignerTrial trial = signer.trial(material.keySource());
    Optional<Statement> statement = content(content, artifact, trial, steps);
    Evidence evidence =
        new Evidence(
            material.tlogEntries(),
            material.timestamps(),
            logged(content, artifact, trial.verifier()),
            beside.stamped(),
            beside.isLoose());
    Observation observed = new Observers(signer.trust()).observe(evidence, trial.isDated());
    steps.addAll(observed.steps());
    steps.addAll(trial.signer(observed.times()));
    Step branch = Step.branch(name, SPECIFICATION, steps);
    return new BundleJudgement(branch, statement.filter(s -> branch.passed()));
  }

  private static LoggedSignature logged(BundleContent content, Artifact artifact, byte[] verifier) {
    return content instanceof BundleContent.Envelope sealed
        ? LoggedSignature.ofEnvelope(sealed.envelope(), verifier)
        : LoggedSignature.ofArtifact(artifact::digest, content.signature(), verifier);
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
