package dev.signlab.crypto.keys;

import dev.signlab.crypto.Signer;
import dev.signlab.crypto.VerificationKey;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;

/**
 * A place that cosign knows and the lab does not serve: said with the reason instead of "unknown".
 *
 * @param scheme the scheme
 * @param reason one sentence that says why not
 */
record UnservedKeyProvider(String scheme, String reason) implements KeyProvider {

  @Override
  public Signer signer(KeyReference reference, KeyContext context) {
    throw refused(reference);
  }

  @Override
  public VerificationKey publicKey(KeyReference reference, KeyContext context) {
    throw refused(reference);
  }

  @Override
  public VerificationKey create(KeyReference reference, KeyContext context) {
    throw refused(reference);
  }

  private LabException refused(KeyReference reference) {
    return Problem.of(scheme + ":// is not served by this lab: " + reason)
        .tried("find the key " + reference)
        .expected("a file, env://, https://, hashivault://, openbao://, k8s:// or pkcs11:")
        .found(reference.scheme() + "://")
        .hint("with its public half in a file, what it signed is verified: --key cosign.pub")
        .asException();
  }
}
