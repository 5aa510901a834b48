package dev.signlab.crypto.openpgp;

import dev.signlab.crypto.KeyType;
import dev.signlab.crypto.PublicKeyParts;
import dev.signlab.crypto.VerificationKey;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.HexFormat;
import org.bouncycastle.asn1.gnu.GNUObjectIdentifiers;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.bcpg.ECDSAPublicBCPGKey;
import org.bouncycastle.bcpg.EdDSAPublicBCPGKey;
import org.bouncycastle.bcpg.PublicKeyAlgorithmTags;
import org.bouncycastle.bcpg.PublicKeyPacket;
import org.bouncycastle.bcpg.RSAPublicBCPGKey;

/**
 * The numbers of a public key of version 4 (RFC 9580, section 5.5.5), and the key that they are.
 */
final class KeyNumbers {

  private static final byte[] P256 = HexFormat.of().parseHex("06082a8648ce3d030107");
  private static final int NATIVE = 0x40;
  private static final int POINT = 65;

  private KeyNumbers() {}

  static VerificationKey read(PublicKeyPacket packet, String what) {
    return switch (packet.getKey()) {
      case RSAPublicBCPGKey rsa when packet.getAlgorithm() == PublicKeyAlgorithmTags.RSA_GENERAL ->
          PublicKeyParts.rsa(rsa.getModulus(), rsa.getPublicExponent(), what);
      case ECDSAPublicBCPGKey key when SECObjectIdentifiers.secp256r1.equals(key.getCurveOID()) ->
          PublicKeyParts.elliptic(P256, key.getEncodedPoint().toByteArray(), what);
      case EdDSAPublicBCPGKey key when GNUObjectIdentifiers.Ed25519.equals(key.getCurveOID()) ->
          edwards(key.getEncodedPoint().toByteArray(), what);
      default ->
          throw Packets.malformed(
              what, "a key of algorithm number " + packet.getAlgorithm() + ", or on another curve");
    };
  }

  private static VerificationKey edwards(byte[] point, String what) {
    if (point.length != 33 || point[0] != NATIVE) {
      throw Packets.malformed(what, "a point on Ed25519 in another form");
    }
    return PublicKeyParts.ed25519(Arrays.copyOfRange(point, 1, point.length), what);
  }

  /** Writes a key on P-256. */
  static PublicKeyPacket packet(VerificationKey key, Instant now) {
    if (key.type() != KeyType.ECDSA_P256) {
      throw new IllegalArgumentException("keys of OpenPGP are made on P-256 here");
    }
    byte[] encoded = key.encoded();
    BigInteger point = new BigInteger(1, encoded, encoded.length - POINT, POINT);
    return Packets.read(
        () ->
            new PublicKeyPacket(
                PublicKeyPacket.VERSION_4,
                PublicKeyAlgorithmTags.ECDSA,
                Date.from(now),
                new ECDSAPublicBCPGKey(SECObjectIdentifiers.secp256r1, point)),
        "the new key",
        "no point");
  }
}
