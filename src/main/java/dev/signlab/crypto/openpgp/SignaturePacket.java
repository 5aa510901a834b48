package dev.signlab.crypto.openpgp;

import dev.signlab.crypto.Digest;
import dev.signlab.crypto.DigestAlgorithm;
import dev.signlab.crypto.EcdsaSignature;
import dev.signlab.crypto.KeyType;
import dev.signlab.crypto.SignatureAlgorithm;
import dev.signlab.crypto.Signer;
import dev.signlab.crypto.VerificationKey;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A signature packet of version 4 (RFC 9580, section 5.2.3).
 *
 * @param type what it means, such as 0 for a file
 * @param algorithm of the key
 * @param hash of what is signed
 * @param signed the part of the packet that is signed with the message
 * @param hashed what is said in that part
 * @param unhashed what is said outside it, which is only a hint
 * @param prefix the first two octets of the hash
 * @param numbers the signature itself
 * @param what names it in problems
 */
@SuppressWarnings("ArrayRecordComponent")
record SignaturePacket(
    int type,
    int algorithm,
    int hash,
    byte[] signed,
    Subpackets hashed,
    Subpackets unhashed,
    byte[] prefix,
    List<BigInteger> numbers,
    String what) {

  static final int FILE = 0x00;
  static final int CERTIFICATION = 0x13;
  private static final int VERSION = 4;
  private static final int SHA256 = 8;
  private static final int HALF = 32;

  static SignaturePacket read(byte[] body, String what) {
    Octets in = new Octets(body, what);
    int version = in.octet();
    if (version != VERSION) {
      throw Octets.malformed(what, "a signature of version " + version);
    }
    int type = in.octet();
    int algorithm = in.octet();
    int hash = in.octet();
    byte[] area = in.take(in.two());
    Subpackets unhashed = Subpackets.read(in.take(in.two()), what);
    byte[] prefix = in.take(2);
    List<BigInteger> numbers = new ArrayList<>();
    while (!in.isEmpty()) {
      numbers.add(in.integer());
    }
    byte[] signed = Arrays.copyOf(body, 6 + area.length);
    Subpackets hashed = Subpackets.read(area, what);
    return new SignaturePacket(
        type, algorithm, hash, signed, hashed, unhashed, prefix, numbers, what);
  }

  /** Signs a message with a key on P-256 by SHA-256. */
  static Packet made(Signer signer, int type, byte[] message, byte[] area, byte[] keyId) {
    byte[] head = {VERSION, (byte) type, PublicKeyPacket.ECDSA, SHA256};
    byte[] signed = Packet.joined(head, Packet.two(area.length), area);
    Digest digest = Digest.of(Packet.joined(message, signed, trailer(signed.length)));
    EcdsaSignature signature = EcdsaSignature.parse(signer.signDigest(digest)).orElseThrow();
    byte[] hint = Subpackets.hint(keyId);
    return new Packet(
        Packet.SIGNATURE,
        Packet.joined(
            signed,
            Packet.two(hint.length),
            hint,
            Arrays.copyOf(digest.bytes(), 2),
            Packet.integer(signature.r().toByteArray()),
            Packet.integer(signature.s().toByteArray())));
  }

  private static byte[] trailer(int length) {
    return Packet.joined(new byte[] {VERSION, (byte) 0xff}, Packet.four(length));
  }

  /** Tells whether the hash of a message begins as the signature says. */
  boolean fits(byte[] message) {
    return Arrays.equals(Arrays.copyOf(digest(message).bytes(), 2), prefix);
  }

  /** Tells whether a key made this signature over a message. */
  boolean isBy(VerificationKey key, byte[] message) {
    if (key.type() == KeyType.RSA) {
      byte[] whole = Packet.joined(message, signed, trailer(signed.length));
      return numbers.size() == 1
          && RsaVerification.holds(
              key, algorithmOf(hash), whole, fixed(numbers.getFirst(), key.rsaBits() / 8));
    }
    Digest digest = digest(message);
    if (key.type() == KeyType.ED25519) {
      return numbers.size() == 2
          && key.verifier(SignatureAlgorithm.ED25519).verifies(digest.bytes(), edwards());
    }
    Optional<SignatureAlgorithm> fitting = key.type().algorithm(digest.algorithm());
    SignatureAlgorithm found =
        fitting.orElseThrow(
            () -> Octets.malformed(what, key.type().words() + " with " + digest.algorithm()));
    return numbers.size() == 2
        && key.verifier(found)
            .verifies(digest, new EcdsaSignature(numbers.getFirst(), numbers.getLast()).der());
  }

  private byte[] edwards() {
    return Packet.joined(fixed(numbers.getFirst(), HALF), fixed(numbers.getLast(), HALF));
  }

  private byte[] fixed(BigInteger number, int length) {
    byte[] bytes = number.toByteArray();
    int skip = Math.max(0, bytes.length - length);
    byte[] bare = Arrays.copyOfRange(bytes, skip, bytes.length);
    return Packet.joined(new byte[length - bare.length], bare);
  }

  private Digest digest(byte[] message) {
    return Digest.of(algorithmOf(hash), Packet.joined(message, signed, trailer(signed.length)));
  }

  private DigestAlgorithm algorithmOf(int number) {
    return switch (number) {
      case SHA256 -> DigestAlgorithm.SHA256;
      case 9 -> DigestAlgorithm.SHA384;
      case 10 -> DigestAlgorithm.SHA512;
      default ->
          throw Octets.malformed(what, "a hash of number " + number + ", which is old or unknown");
    };
  }
}
