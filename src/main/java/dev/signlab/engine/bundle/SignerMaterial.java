package dev.signlab.engine.bundle;

import dev.signlab.crypto.VerificationKey;
import dev.signlab.diagnostic.Cause;
import dev.signlab.engine.report.Outcome;
import dev.signlab.sigstore.bundle.KeySource;
import java.util.Arrays;
import java.util.Optional;

/**
 * What a bundle must say of its signer: nothing but a hint where a key is known beforehand, or a
 * certificate.
 *
 * @param certificate in DER
 */
record SignerMaterial(Optional<byte[]> certificate) {

  static final SignerMaterial KEY = new SignerMaterial(Optional.empty());

  /** Who signed, as logs have it. */
  byte[] verifier(VerificationKey key) {
    return certificate.orElseGet(key::encoded);
  }

  Outcome outcome(KeySource source, VerificationKey key) {
    return certificate
        .map(der -> ofCertificate(source, der))
        .orElseGet(
            () ->
                source instanceof KeySource.PublicKeyHint hint
                    ? hinted(hint, key)
                    : failed("a signature made with a key", "a certificate: an identity signed"));
  }

  private static Outcome ofCertificate(KeySource source, byte[] der) {
    return source.leaf().filter(leaf -> Arrays.equals(leaf, der)).isPresent()
        ? new Outcome.NotReached("whether to believe the certificate is not judged")
        : failed("the signer's certificate", "another one, or a key");
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
