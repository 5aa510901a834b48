package dev.signlab.engine.attach;

import dev.signlab.oci.model.Descriptor;
import java.util.Base64;
import java.util.Optional;

/**
 * One signature as it is listed; its payload has not been fetched yet.
 *
 * @param layer describes the payload and carries the signature
 */
public record AttachedSignature(Descriptor layer) {

  /** Returns the signature as written, which is Base64 if all is well. */
  public Optional<String> base64() {
    return Optional.ofNullable(layer.annotations().get(SimpleSigningLayout.SIGNATURE));
  }

  /** Returns the bytes of the signature, or nothing when there are none that can be read. */
  public Optional<byte[]> signature() {
    try {
      return base64().map(Base64.getDecoder()::decode);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Tells whether the signature came with a certificate, so that no key need be known for it. */
  public boolean hasCertificate() {
    return layer.annotations().containsKey(SimpleSigningLayout.CERTIFICATE);
  }
}
