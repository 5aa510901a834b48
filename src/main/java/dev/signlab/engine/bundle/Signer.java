package dev.signlab.engine.bundle;

import dev.signlab.crypto.DigestAlgorithm;
import dev.signlab.crypto.VerificationKey;
import dev.signlab.crypto.x509.Certificate;
import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Hint;
import dev.signlab.diagnostic.LabException;
import dev.signlab.engine.identity.CertificateJudge;
import dev.signlab.engine.identity.IdentityCheck;
import dev.signlab.engine.report.By;
import dev.signlab.engine.report.NamedKey;
import dev.signlab.engine.report.Outcome;
import dev.signlab.engine.trust.Trust;
import dev.signlab.sigstore.bundle.KeySource;
import dev.signlab.sigstore.certificate.IssuedIdentity;
import dev.signlab.sigstore.certificate.SignedCertificateTimestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Who is expected to have signed.
 *
 * @param by a key, or an identity
 * @param others keys that may have signed instead, asked for only when the expected one did not
 * @param advice what to do when another key signed
 * @param hash that envelopes were signed with, where somebody says so
 * @param trust whom to believe beside the signer, where anybody
 * @param sct what a log of certificates said, where that comes in a file of its own
 */
public record Signer(
    By by,
    Supplier<List<NamedKey>> others,
    Function<NamedKey, Optional<Hint>> advice,
    Optional<DigestAlgorithm> hash,
    Optional<Trust> trust,
    Optional<SignedCertificateTimestamp> sct) {

  /** Returns a signer of whom nothing more is known. */
  public static Signer of(By by) {
    return new Signer(
        by,
        List::of,
        other -> Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** Returns the signer with keys that may have signed instead, and what to do then. */
  public Signer orElseTry(
      Supplier<List<NamedKey>> keys, Function<NamedKey, Optional<Hint>> whatToDo) {
    return new Signer(by, keys, whatToDo, hash, trust, sct);
  }

  /** Returns the signer as one whose envelopes count only if they were signed with this hash. */
  public Signer hashedBy(DigestAlgorithm wanted) {
    return new Signer(by, others, advice, Optional.of(wanted), trust, sct);
  }

  /** Returns the signer with those whom to believe beside. */
  public Signer trusting(Trust others) {
    return new Signer(by, this.others, advice, hash, Optional.of(others), sct);
  }

  /** Returns the signer with what a log of certificates said. */
  public Signer knowing(SignedCertificateTimestamp beside) {
    return new Signer(by, others, advice, hash, trust, Optional.of(beside));
  }

  /** Returns the step in which it is read what the bundle says of its signer. */
  public String step() {
    return by instanceof By.ByKey ? BundleJudge.HINT : BundleJudge.CERTIFICATE;
  }

  /** Judges what the bundle says of its signer: nothing but a hint, or a certificate. */
  public Outcome material(KeySource source) {
    if (by instanceof By.ByKey key) {
      return source instanceof KeySource.PublicKeyHint hint
          ? hinted(hint, key.named().key())
          : new Outcome.Failed(
              Cause.WRONG_MATERIAL,
              "a signature made with a key",
              "a certificate: an identity signed",
              named(source));
    }
    return source instanceof KeySource.PublicKeyHint hint
        ? failed("a certificate, for an identity to sign", uncertified(hint))
        : certified(source);
  }

  /** What comes without a bundle hints at no key: it is not known who signed. */
  private static String uncertified(KeySource.PublicKeyHint hint) {
    return hint.hint().isEmpty()
        ? "no certificate came with it: name its bundle, or its certificate"
        : "a key signed";
  }

  /** Returns who tries signatures, once the material has passed. */
  public SignerTrial trial(KeySource source) {
    // A switch over types would be made anew in every process, which one-shot commands feel.
    if (by instanceof By.ByIdentity expected) {
      return CertificateTrial.of(source, new CertificateJudge(trust, expected.identity(), sct));
    }
    return new KeyTrial(((By.ByKey) by).named(), others, advice);
  }

  /** Returns how a key's signature was judged; one that is none of its says whose it may be. */
  public Outcome naming(Outcome signed, KeySource beside) {
    if (!(signed instanceof Outcome.Failed failed) || by instanceof By.ByIdentity) {
      return signed;
    }
    List<Hint> hints = new ArrayList<>(failed.hints());
    hints.addAll(List.of(named(beside)));
    return new Outcome.Failed(failed.failure().withHints(hints));
  }

  /** The certificate is not believed by that: whom it names is only where to begin. */
  private static Hint[] named(KeySource source) {
    try {
      return source
          .leaf()
          .map(der -> IssuedIdentity.of(Certificate.parse(der, "the certificate")))
          .flatMap(IdentityCheck::meant)
          .stream()
          .toArray(Hint[]::new);
    } catch (LabException e) {
      // What is wrong with it is said when it is verified by an identity.
      return new Hint[0];
    }
  }

  private Outcome certified(KeySource source) {
    try {
      CertificateTrial trial = (CertificateTrial) trial(source);
      List<String> names = trial.chain().getFirst().identities();
      return new Outcome.Passed("says " + String.join(", ", names));
    } catch (LabException e) {
      return new Outcome.Failed(e.problem().failureOr(Cause.MALFORMED));
    }
  }

  private static Outcome hinted(KeySource.PublicKeyHint hint, VerificationKey key) {
    if (hint.names(key)) {
      return new Outcome.Passed("names this key");
    }
    return new Outcome.Passed(
        hint.hint().isEmpty()
            ? "none; the signature decides"
            : "names another key; unsigned, so the signature decides");
  }

  private static Outcome failed(String expected, String found) {
    return new Outcome.Failed(Cause.WRONG_MATERIAL, expected, found);
  }
}
