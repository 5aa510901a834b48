package dev.signlab.engine.attach;

import dev.signlab.json.Base64Text;
import dev.signlab.oci.model.Descriptor;
import dev.signlab.sigstore.bundle.VerificationMaterial;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

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
    return base64().flatMap(Base64Text::decode);
  }

  /** Returns what lies beside the signature and cannot be read, in words. */
  public Optional<String> fault() {
    return SignatureExtras.fault(layer.annotations());
  }

  /**
   * Reads what lies beside the signature: a certificate, a log entry, a timestamp.
   *
   * @throws dev.signlab.diagnostic.LabException with the cause MALFORMED
   */
  public VerificationMaterial beside() {
    return SignatureExtras.material(layer.annotations());
  }

  /**
   * Returns what lies beside the signature and cosign shows of one that is verified, under the
   * names by which it does.
   */
  public Map<String, JsonNode> documents() {
    return SignatureExtras.documents(layer.annotations());
  }

  /** Tells whether the signature came with a certificate, so that no key need be known for it. */
  public boolean hasCertificate() {
    return layer.annotations().containsKey(SimpleSigningLayout.CERTIFICATE);
  }
}
