package dev.signlab.crypto.openpgp;

import dev.signlab.crypto.Digest;
import dev.signlab.crypto.Signer;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.bcpg.HashAlgorithmTags;
import org.bouncycastle.bcpg.PublicKeyAlgorithmTags;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPPrivateKey;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.PGPSignatureGenerator;
import org.bouncycastle.openpgp.PGPSignatureSubpacketGenerator;
import org.bouncycastle.openpgp.operator.PGPContentSigner;

/**
 * Signs by a key on P-256 with SHA-256. The library sees the public half alone: the private one may
 * be in a device.
 *
 * @param type what the signature means
 * @param signer the key
 * @param owner its public half
 * @param signed what is signed, as the library puts it together
 */
record Signing(int type, Signer signer, PGPPublicKey owner, ByteArrayOutputStream signed)
    implements PGPContentSigner {

  /**
   * Returns what makes a signature of a type.
   *
   * @param flags what a key that is signed is for; 0 for other signatures
   */
  static PGPSignatureGenerator of(
      int type, Signer signer, PGPPublicKey owner, Instant now, int flags) throws PGPException {
    PGPSignatureGenerator made =
        new PGPSignatureGenerator(
            (kind, key) -> new Signing(kind, signer, owner, new ByteArrayOutputStream()), owner);
    made.init(type, publicHalf(owner));
    PGPSignatureSubpacketGenerator said = new PGPSignatureSubpacketGenerator();
    said.setSignatureCreationTime(false, Date.from(now));
    said.setIssuerFingerprint(false, owner);
    if (flags != 0) {
      said.setKeyFlags(false, flags);
    }
    made.setHashedSubpackets(said.generate());
    PGPSignatureSubpacketGenerator hint = new PGPSignatureSubpacketGenerator();
    hint.setIssuerKeyID(false, owner.getKeyID());
    made.setUnhashedSubpackets(hint.generate());
    return made;
  }

  private static PGPPrivateKey publicHalf(PGPPublicKey owner) {
    return new PGPPrivateKey(
        owner.getKeyID(), owner.getPublicKeyPacket(), owner.getPublicKeyPacket().getKey());
  }

  @Override
  public ByteArrayOutputStream getOutputStream() {
    return signed;
  }

  @Override
  public byte[] getSignature() {
    return signer.signDigest(digest());
  }

  @Override
  public byte[] getDigest() {
    return digest().bytes();
  }

  private Digest digest() {
    return Digest.of(signed.toByteArray());
  }

  @Override
  public int getType() {
    return type;
  }

  @Override
  public int getHashAlgorithm() {
    return HashAlgorithmTags.SHA256;
  }

  @Override
  public int getKeyAlgorithm() {
    return PublicKeyAlgorithmTags.ECDSA;
  }

  @Override
  public long getKeyID() {
    return owner.getKeyID();
  }
}
