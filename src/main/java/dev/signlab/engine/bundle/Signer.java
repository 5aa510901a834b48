package dev.signlab.engine.bundle;

import dev.signlab.crypto.DigestAlgorithm;
import dev.signlab.crypto.VerificationKey;
import dev.signlab.crypto.x509.Certificate;
import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Hint;
import dev.signlab.diagnostic.LabException;
import dev.signlab.engine.report.By;
import dev.signlab.engine.report.NamedKey;
import dev.signlab.engine.report.Outcome;
import dev.signlab.sigstore.bundle.KeySource;
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
 */
record Signer(
    By by,
    Supplier<List<NamedKey>> others,
    Function<NamedKey, Optional<Hint>> advice,
    Optional<DigestAlgorithm> hash) {

  static Signer of(By by) {
    return new Signer(by, List::of, other -> Optional.empty(), Optional.empty());
  }

  /** Returns the step in which it is read what the bundle says of its signer. */
  String step() {
    return by instanceof By.ByKey ? BundleJudge.HINT : BundleJudge.CERTIFICATE;
  }

  /** Judges what the bundle says of its signer: nothing but a hint, or a certificate. */
  Outcome material(KeySource source) {
    Optional<byte[]> leaf = source.leaf();
    if (by instanceof By.ByKey key) {
      return source instanceof KeySource.PublicKeyHint hint
          ? hinted(hint, key.named().key())
          : failed("a signature made with a key", "a certificate: an identity signed");
    }
    return leaf.map(Signer::certified)
        .orElseGet(() -> failed("a certificate, for an identity to sign", "a key signed"));
  }

  /** Returns who tries signatures, once the material has passed. */
  SignerTrial trial(KeySource source) {
    return by instanceof By.ByKey key
        ? new KeyTrial(key.named(), others, advice)
        : CertificateTrial.of(source.leaf().orElseThrow());
  }

  private static Outcome certified(byte[] der) {
    try {
      Certificate certificate = Certificate.parse(der, "the certificate");
      certificate.key();
      return new Outcome.Passed("says " + String.join(", ", certificate.identities()));
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
