package dev.signlab.engine.attach;

import dev.signlab.crypto.Signer;
import dev.signlab.crypto.Verifier;
import dev.signlab.engine.signatory.MadeSignature;
import dev.signlab.oci.model.Descriptor;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A signature to be added, and how to see that it is there already. */
public final class NewSignature implements NewLayer {

  private final byte[] payload;
  private final Descriptor layer;
  private final Verifier verifier;

  private NewSignature(byte[] payload, Descriptor layer, Verifier verifier) {
    this.payload = payload;
    this.layer = layer;
    this.verifier = verifier;
  }

  /** Signs a payload. */
  public static NewSignature of(byte[] payload, Signer signer) {
    String signature = Base64.getEncoder().encodeToString(signer.sign(payload));
    return new NewSignature(
        payload.clone(),
        SimpleSigningLayout.layer(payload, signature),
        signer.publicKey().verifier(signer.algorithm()));
  }

  /**
   * Takes a signature that was made already, with what witnesses said of it.
   *
   * @param payload what was signed
   */
  public static NewSignature of(byte[] payload, MadeSignature made) {
    byte[] signature = made.content().signature();
    Map<String, String> annotations = new LinkedHashMap<>(LegacyEvidence.annotations(made));
    annotations.put(SimpleSigningLayout.SIGNATURE, Base64.getEncoder().encodeToString(signature));
    Descriptor layer =
        Descriptor.of(SimpleSigningLayout.PAYLOAD, payload).withAnnotations(annotations);
    return new NewSignature(
        payload.clone(), layer, made.signer().key().verifier(made.signer().algorithm()));
  }

  /** Returns the signature in Base64, as the layer has it. */
  public String base64() {
    return new AttachedSignature(layer).base64().orElseThrow();
  }

  @Override
  public byte[] content() {
    return payload;
  }

  @Override
  public Descriptor layer() {
    return layer;
  }

  @Override
  public boolean isIn(List<Descriptor> layers) {
    return layers.stream().anyMatch(this::isSame);
  }

  /**
   * The same payload, a signature of the same key, and no less beside it: ECDSA makes another one
   * each time.
   */
  private boolean isSame(Descriptor other) {
    return other.digest().equals(layer.digest())
        && other.annotations().keySet().containsAll(layer.annotations().keySet())
        && new AttachedSignature(other)
            .signature()
            .filter(signature -> verifier.verifies(payload, signature))
            .isPresent();
  }
}
