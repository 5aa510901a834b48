package dev.signlab.engine.sign;

import dev.signlab.crypto.Signer;
import dev.signlab.engine.attach.NewSignature;
import dev.signlab.engine.attach.SignatureStore;
import dev.signlab.oci.client.RegistryClient;
import dev.signlab.oci.model.Descriptor;
import dev.signlab.oci.name.DigestReference;
import dev.signlab.sigstore.simplesigning.SimpleSigningPayload;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Signs a simple-signing payload and lists it under the tag {@code sha256-….sig}. */
record LegacySigner(RegistryClient client, Signer signer, SigningRequest request)
    implements ImageSigner {

  @Override
  public SignedImage sign(DigestReference image, Descriptor manifest) {
    List<NewSignature> made =
        payloads(image).map(payload -> NewSignature.of(payload, signer)).toList();
    if (!request.upload()) {
      return new SignedImage(image, image, false, Optional.empty(), made);
    }
    var store = new SignatureStore(client, request.repository().orElse(image.repository()));
    long added = made.stream().filter(each -> store.add(image.digest(), each)).count();
    return new SignedImage(image, store.tag(image.digest()), added > 0, Optional.empty(), made);
  }

  /** What is to be signed: the payload that was given, or one for each name of the image. */
  private Stream<byte[]> payloads(DigestReference image) {
    if (request.payload().isPresent()) {
      return request.payload().stream();
    }
    List<String> names = request.identities().isEmpty() ? List.of("") : request.identities();
    return names.stream().map(name -> made(image, name));
  }

  private byte[] made(DigestReference image, String name) {
    String called = name.isEmpty() ? image.repository().toString() : name;
    return SimpleSigningPayload.of(called, image.digest(), request.annotations()).bytes();
  }
}
