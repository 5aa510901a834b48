package dev.signlab.crypto.keys;

import dev.signlab.crypto.Signer;
import dev.signlab.crypto.VerificationKey;

/** Keys that are whole PEM texts, wherever they are kept. */
abstract class PemKeyProvider implements KeyProvider {

  @Override
  public final Signer signer(KeyReference reference, KeyContext context) {
    return EncryptedPrivateKey.open(
        bytes(reference, context), context.password(), reference.text());
  }

  @Override
  public final VerificationKey publicKey(KeyReference reference, KeyContext context) {
    return PublicKeyFile.parse(bytes(reference, context), reference.text());
  }

  /** A private key file keeps its public half inside, behind the password. */
  @Override
  public final boolean showsPublicKeys() {
    return false;
  }

  /** Returns the text as it is kept. */
  abstract byte[] bytes(KeyReference reference, KeyContext context);
}
