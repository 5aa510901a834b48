package dev.signlab.transparency.note;

import dev.signlab.crypto.DigestAlgorithm;
import dev.signlab.crypto.KeyType;
import dev.signlab.crypto.SignatureAlgorithm;
import dev.signlab.crypto.Signer;
import dev.signlab.crypto.VerificationKey;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * A key by which notes verify: a name, a public key, and what tells it apart from others of that
 * name. Immutable and safe for use by several threads.
 *
 * @param name the name on the signature lines
 * @param key the public key
 * @param algorithm the algorithm of the signatures
 */
public record NoteKey(String name, VerificationKey key, SignatureAlgorithm algorithm) {

  private static final byte ED25519 = 1;
  private static final byte OTHER = (byte) 0xff;
  private static final String RSA = "PKIX-RSA-PKCS#1v1.5";
  private static final int ED25519_BYTES = 32;

  /** Refuses a name with a space or plus in it, and an algorithm that does not fit the key. */
  public NoteKey {
    if (!NoteSignature.isName(name) || !algorithm.fits(key.type())) {
      throw new IllegalArgumentException(name + ", " + key.type() + ", " + algorithm);
    }
  }

  /**
   * Returns the whole identifier of the key; the hint on signature lines is its first four bytes.
   * Rekor's rule for curves, the digest of the encoded key, leaves the name out.
   */
  public byte[] id() {
    byte[] encoded = key.encoded();
    MessageDigest digest = DigestAlgorithm.SHA256.newMessageDigest();
    if (key.type().isEcdsa()) {
      return digest.digest(encoded);
    }
    digest.update((name + "\n").getBytes(StandardCharsets.UTF_8));
    if (key.type() == KeyType.ED25519) {
      digest.update(ED25519);
      digest.update(encoded, encoded.length - ED25519_BYTES, ED25519_BYTES);
    } else {
      digest.update(OTHER);
      digest.update(RSA.getBytes(StandardCharsets.US_ASCII));
      digest.update(encoded);
    }
    return digest.digest();
  }

  /** Returns the hint on the signature lines of this key. */
  public byte[] hint() {
    return Arrays.copyOf(id(), NoteSignature.HINT);
  }

  /** Returns the signature lines of a note that claim to be of this key. */
  public List<NoteSignature> claimedIn(SignedNote note) {
    byte[] hint = hint();
    return note.signatures().stream()
        .filter(each -> each.name().equals(name) && Arrays.equals(each.hint(), hint))
        .toList();
  }

  /** Tells whether this key signed a note. */
  public boolean signed(SignedNote note) {
    byte[] bytes = note.signedBytes();
    return claimedIn(note).stream()
        .anyMatch(each -> key.verifier(algorithm).verifies(bytes, each.signature()));
  }

  /** Returns the note with one more signature line, made by the private half of this key. */
  public SignedNote sign(SignedNote note, Signer signer) {
    List<NoteSignature> lines = new ArrayList<>(note.signatures());
    lines.add(new NoteSignature(name, hint(), signer.sign(note.signedBytes())));
    return new SignedNote(note.text(), lines);
  }

  /** Returns name and hint, as problems name the key. */
  @Override
  public String toString() {
    return name + " " + HexFormat.of().formatHex(hint());
  }
}
