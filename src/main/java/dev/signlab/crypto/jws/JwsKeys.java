package dev.signlab.crypto.jws;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import dev.signlab.crypto.KeyPair;
import dev.signlab.crypto.KeyType;
import dev.signlab.crypto.VerificationKey;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Set;

/** The lab's keys, as the library takes them; it has no Ed25519 without another library. */
final class JwsKeys {

  private JwsKeys() {}

  static JWSSigner signer(KeyPair key) throws JOSEException {
    try {
      PrivateKey secret =
          factory(key.publicKey()).generatePrivate(new PKCS8EncodedKeySpec(key.pkcs8()));
      return secret instanceof ECPrivateKey curve
          ? new ECDSASigner(curve)
          : new RSASSASigner(secret);
    } catch (GeneralSecurityException e) {
      throw new JOSEException("the platform refuses the key", e);
    }
  }

  static JWSVerifier verifier(VerificationKey key, Set<String> understood) throws JOSEException {
    try {
      PublicKey known = factory(key).generatePublic(new X509EncodedKeySpec(key.encoded()));
      return known instanceof ECPublicKey curve
          ? new ECDSAVerifier(curve, understood)
          : new RSASSAVerifier((RSAPublicKey) known, understood);
    } catch (GeneralSecurityException e) {
      throw new JOSEException("the platform refuses the key", e);
    }
  }

  private static KeyFactory factory(VerificationKey key)
      throws GeneralSecurityException, JOSEException {
    if (key.type() == KeyType.ED25519) {
      throw new JOSEException("Ed25519 has no algorithm here");
    }
    return KeyFactory.getInstance(key.type().isEcdsa() ? "EC" : "RSA");
  }
}
