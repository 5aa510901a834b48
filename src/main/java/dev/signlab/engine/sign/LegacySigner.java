package dev.signlab.engine.sign;

import dev.signlab.crypto.Signer;
import dev.signlab.engine.attach.NewSignature;
import dev.signlab.engine.attach.SignatureStore;
import dev.signlab.oci.client.RegistryClient;
import dev.signlab.oci.model.Descriptor;
import dev.signlab.oci.name.DigestReference;
import dev.signlab.sigstore.simplesigning.SimpleSigningPayload;
import java.util.Optional;

/** Signs a simple-signing payload and lists it under the tag {@code sha256-….sig}. */
record LegacySigner(RegistryClient client, Signer signer, SigningRequest request)
    implements ImageSigner {

  @Override
  public SignedImage sign(DigestReference image, Descriptor manifest) {
    NewSignature signature = NewSignature.of(request.payload().orElse(made(image)), signer);
    if (!request.upload()) {
      return new SignedImage(image, image, false, Optional.empty(), Optional.of(signature));
    }
    var store = new SignatureStore(client, request.repository().orElse(image.repository()));
    boolean added = store.add(image.digest(), signature);
    return new SignedImage(
        image, store.tag(image.digest()), added, Optional.empty(), Optional.of(signature));
  }

  private byte[] made(DigestReference image) {
    String name = request.identity().orElse(image.repository().toString());
    return SimpleSigningPayload.of(name, image.digest(), request.annotations()).bytes();
  }
}
