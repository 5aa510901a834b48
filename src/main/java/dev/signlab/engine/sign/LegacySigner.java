package dev.signlab.engine.sign;

import dev.signlab.engine.attach.NewSignature;
import dev.signlab.engine.attach.SignatureStore;
import dev.signlab.engine.blob.BlobSignature;
import dev.signlab.engine.bundle.Artifact;
import dev.signlab.engine.signatory.MadeSignature;
import dev.signlab.engine.signatory.Signatory;
import dev.signlab.oci.client.RegistryClient;
import dev.signlab.oci.model.Descriptor;
import dev.signlab.oci.name.DigestReference;
import dev.signlab.sigstore.simplesigning.SimpleSigningPayload;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Signs a simple-signing payload and lists it under the tag {@code sha256-….sig}. */
record LegacySigner(RegistryClient client, Signatory signatory, SigningRequest request)
    implements ImageSigner {

  @Override
  public SignedImage sign(DigestReference image, Descriptor manifest) {
    List<byte[]> payloads = payloads(image).toList();
    List<MadeSignature> signed = payloads.stream().map(this::signed).toList();
    List<NewSignature> made = new ArrayList<>();
    for (int i = 0; i < signed.size(); i++) {
      made.add(NewSignature.of(payloads.get(i), signed.get(i)));
    }
    if (!request.upload()) {
      return new SignedImage(image, image, false, Optional.empty(), made, signed);
    }
    var store = new SignatureStore(client, request.repository().orElse(image.repository()));
    long added = made.stream().filter(each -> store.add(image.digest(), each)).count();
    return new SignedImage(
        image, store.tag(image.digest()), added > 0, Optional.empty(), made, signed);
  }

  private MadeSignature signed(byte[] payload) {
    return signatory.sign(signer -> BlobSignature.of(Artifact.of(payload), signer).message());
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
