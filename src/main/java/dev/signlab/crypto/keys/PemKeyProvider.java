package dev.signlab.crypto.keys;

import dev.signlab.crypto.Signer;
import dev.signlab.crypto.VerificationKey;

/** Keys that are whole PEM texts, wherever they are kept. */
abstract class PemKeyProvider implements KeyProvider {

  @Override
  public final Signer signer(KeyReference reference, KeyContext context) {
    return EncryptedPrivateKey.open(
        bytes(reference, context, Half.PRIVATE), context.password(), reference.text());
  }

  @Override
  public final VerificationKey publicKey(KeyReference reference, KeyContext context) {
    return PublicKeyFile.parse(bytes(reference, context, Half.PUBLIC), reference.text());
  }

  /** A private key file keeps its public half inside, behind the password. */
  @Override
  public final boolean showsPublicKeys() {
    return false;
  }

  /** The halves of a key pair, each with the file in which cosign puts it. */
  enum Half {
    PRIVATE("cosign.key"),
    PUBLIC("cosign.pub");

    private final String file;

    Half(String file) {
      this.file = file;
    }

    String file() {
      return file;
    }
  }

  /**
   * Returns the text as it is kept.
   *
   * @param half which one is wanted, for the advice where there is none
   */
  abstract byte[] bytes(KeyReference reference, KeyContext context, Half half);
}
