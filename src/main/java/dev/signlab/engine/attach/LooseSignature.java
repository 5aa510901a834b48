package dev.signlab.engine.attach;

import dev.signlab.crypto.Digest;
import dev.signlab.oci.model.Descriptor;
import dev.signlab.oci.model.Manifest;
import java.util.List;
import java.util.Optional;

/** A signature that somebody has in hand, with what was signed: nothing is fetched for it. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record LooseSignature(AttachedSignature signature, byte[] payload) implements Shelf {

  static LooseSignature of(String base64, byte[] payload) {
    return new LooseSignature(
        new AttachedSignature(SimpleSigningLayout.layer(payload, base64)), payload.clone());
  }

  @Override
  public Optional<SignatureList> signatures(Digest subject) {
    return Optional.of(new SignatureList(signature.layer().digest(), List.of(signature)));
  }

  @Override
  public Optional<Manifest> tagged(AttachmentTag kind, Digest subject) {
    return Optional.empty();
  }

  @Override
  public List<Descriptor> referrers(Digest subject) {
    return List.of();
  }

  @Override
  public Optional<Manifest> manifest(Descriptor descriptor) {
    return Optional.empty();
  }

  @Override
  public byte[] blob(Descriptor descriptor) {
    return payload.clone();
  }

  @Override
  public String listed(Digest subject) {
    return "given with the command";
  }

  @Override
  public String intact() {
    return "given with the command";
  }

  @Override
  public String place() {
    return "what was given";
  }
}
