package dev.signlab.crypto.openpgp;

import dev.signlab.crypto.DigestAlgorithm;
import dev.signlab.crypto.VerificationKey;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.X509EncodedKeySpec;

/** RSA signatures under the hashes that gpg takes, which sigstore has with SHA-256 alone. */
final class RsaVerification {

  private RsaVerification() {}

  static boolean holds(
      VerificationKey key, DigestAlgorithm hash, byte[] message, byte[] signature) {
    try {
      Signature computation = Signature.getInstance(hash.name() + "withRSA");
      computation.initVerify(
          KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(key.encoded())));
      computation.update(message);
      return computation.verify(signature);
    } catch (SignatureException e) {
      return false;
    } catch (GeneralSecurityException e) {
      throw new AssertionError("the platform verifies RSA with " + hash, e);
    }
  }
}
