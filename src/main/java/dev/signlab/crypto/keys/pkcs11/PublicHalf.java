package dev.signlab.crypto.keys.pkcs11;

import dev.signlab.crypto.PublicKeyParts;
import dev.signlab.crypto.VerificationKey;
import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.List;
import java.util.Optional;

/** Puts a public key together from the attributes of the objects that a URI names. */
final class PublicHalf {

  private static final int ED25519_BYTES = 32;

  private PublicHalf() {}

  static Optional<VerificationKey> read(Pkcs11Session session, Pkcs11Uri uri) {
    return first(session, Constants.OBJECT_PUBLIC_KEY, uri)
        .flatMap(object -> key(session, object, uri.toString()))
        .or(() -> certificate(session, uri))
        .or(
            () ->
                first(session, Constants.OBJECT_PRIVATE_KEY, uri)
                    .flatMap(object -> key(session, object, uri.toString())));
  }

  private static Optional<Long> first(Pkcs11Session session, long objectClass, Pkcs11Uri uri) {
    List<Long> found = session.find(objectClass, uri.id(), uri.object());
    return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
  }

  private static Optional<VerificationKey> key(Pkcs11Session session, long object, String what) {
    long type = session.numberOf(object, Constants.KEY_TYPE);
    if (type == Constants.KEY_RSA) {
      Optional<BigInteger> modulus = integer(session, object, Constants.MODULUS);
      Optional<BigInteger> exponent = integer(session, object, Constants.PUBLIC_EXPONENT);
      return modulus.flatMap(n -> exponent.map(e -> PublicKeyParts.rsa(n, e, what)));
    }
    Optional<byte[]> point =
        session.attribute(object, Constants.EC_POINT).filter(bytes -> bytes.length > 0);
    if (type == Constants.KEY_EC_EDWARDS) {
      return point.map(
          bytes -> PublicKeyParts.ed25519(unwrapped(bytes, ED25519_BYTES, what), what));
    }
    Optional<byte[]> curve = session.attribute(object, Constants.EC_PARAMS);
    if (type != Constants.KEY_EC || curve.isEmpty()) {
      return Optional.empty();
    }
    return point.map(
        bytes -> PublicKeyParts.elliptic(curve.get(), PublicKeyParts.octets(bytes, what), what));
  }

  /** Some modules wrap the bytes in an OCTET STRING, some do not. */
  private static byte[] unwrapped(byte[] bytes, int length, String what) {
    return bytes.length == length ? bytes : PublicKeyParts.octets(bytes, what);
  }

  private static Optional<BigInteger> integer(Pkcs11Session session, long object, long type) {
    return session.attribute(object, type).map(bytes -> new BigInteger(1, bytes));
  }

  private static Optional<VerificationKey> certificate(Pkcs11Session session, Pkcs11Uri uri) {
    return first(session, Constants.OBJECT_CERTIFICATE, uri)
        .flatMap(object -> session.attribute(object, Constants.VALUE))
        .flatMap(der -> keyOf(der, uri.toString()));
  }

  private static Optional<VerificationKey> keyOf(byte[] der, String what) {
    try {
      byte[] key =
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(der))
              .getPublicKey()
              .getEncoded();
      return Optional.of(VerificationKey.parse(key, what));
    } catch (CertificateException e) {
      return Optional.empty();
    }
  }
}
