package dev.signlab.crypto.openpgp;

import dev.signlab.crypto.KeyType;
import dev.signlab.crypto.PublicKeyParts;
import dev.signlab.crypto.VerificationKey;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * A public key of version 4 (RFC 9580, section 5.5.2.2).
 *
 * @param body the octets of the packet
 * @param created when, in seconds since 1970
 * @param key the key
 */
@SuppressWarnings("ArrayRecordComponent")
record PublicKeyPacket(byte[] body, long created, VerificationKey key) {

  static final int RSA = 1;
  static final byte ECDSA = 19;
  static final int EDDSA = 22;
  private static final int VERSION = 4;
  private static final byte[] P256 = HexFormat.of().parseHex("2a8648ce3d030107");
  private static final byte[] ED25519 = HexFormat.of().parseHex("2b06010401da470f01");
  private static final int NATIVE = 0x40;
  private static final int OBJECT_IDENTIFIER = 6;
  private static final int POINT = 65;

  static PublicKeyPacket read(byte[] body, String what) {
    Octets in = new Octets(body, what);
    int version = in.octet();
    if (version != VERSION) {
      throw Octets.malformed(what, "a key of version " + version);
    }
    long created = in.four();
    int algorithm = in.octet();
    VerificationKey key =
        switch (algorithm) {
          case RSA -> PublicKeyParts.rsa(in.integer(), in.integer(), what);
          case ECDSA -> elliptic(in, what);
          case EDDSA -> edwards(in, what);
          default -> throw Octets.malformed(what, "a key of algorithm number " + algorithm);
        };
    return new PublicKeyPacket(body, created, key);
  }

  private static VerificationKey elliptic(Octets in, String what) {
    requireCurve(in, P256, what);
    byte[] parameters = Packet.joined(new byte[] {OBJECT_IDENTIFIER, (byte) P256.length}, P256);
    return PublicKeyParts.elliptic(parameters, in.integer().toByteArray(), what);
  }

  private static VerificationKey edwards(Octets in, String what) {
    requireCurve(in, ED25519, what);
    byte[] point = in.integer().toByteArray();
    if (point.length != 33 || point[0] != NATIVE) {
      throw Octets.malformed(what, "a point on Ed25519 in another form");
    }
    return PublicKeyParts.ed25519(Arrays.copyOfRange(point, 1, point.length), what);
  }

  private static void requireCurve(Octets in, byte[] curve, String what) {
    if (!Arrays.equals(in.take(in.octet()), curve)) {
      throw Octets.malformed(what, "a key on another curve");
    }
  }

  /** Writes a key on P-256. */
  static PublicKeyPacket of(VerificationKey key, long created) {
    if (key.type() != KeyType.ECDSA_P256) {
      throw new IllegalArgumentException("keys of OpenPGP are made on P-256 here");
    }
    byte[] encoded = key.encoded();
    byte[] point = Arrays.copyOfRange(encoded, encoded.length - POINT, encoded.length);
    byte[] body =
        Packet.joined(
            new byte[] {VERSION},
            Packet.four(created),
            new byte[] {ECDSA, (byte) P256.length},
            P256,
            Packet.integer(point));
    return new PublicKeyPacket(body, created, key);
  }

  /** Returns the form in which keys are hashed (section 5.2.4). */
  byte[] hashed() {
    return Packet.joined(new byte[] {(byte) 0x99}, Packet.two(body.length), body);
  }

  /** Returns the SHA-1 that names the key (section 5.5.4.2); version 4 knows no other. */
  byte[] fingerprint() {
    try {
      return MessageDigest.getInstance("SHA-1").digest(hashed());
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-1", e);
    }
  }
}
