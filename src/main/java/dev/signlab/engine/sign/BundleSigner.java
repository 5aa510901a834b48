package dev.signlab.engine.sign;

import dev.signlab.crypto.Digest;
import dev.signlab.engine.attach.BundleStore;
import dev.signlab.engine.signatory.MadeSignature;
import dev.signlab.engine.signatory.Signatory;
import dev.signlab.json.Json;
import dev.signlab.oci.client.RegistryClient;
import dev.signlab.oci.model.Descriptor;
import dev.signlab.oci.name.DigestReference;
import dev.signlab.sigstore.bundle.Bundle;
import dev.signlab.sigstore.bundle.BundleContent;
import dev.signlab.sigstore.dsse.DsseEnvelope;
import dev.signlab.sigstore.intoto.PredicateType;
import dev.signlab.sigstore.intoto.Statement;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.node.ObjectNode;

/** Signs an in-toto statement and hangs it up as a bundle. */
record BundleSigner(
    RegistryClient client, Signatory signatory, SigningRequest request, InstantSource clock)
    implements ImageSigner {

  @Override
  public SignedImage sign(DigestReference image, Descriptor manifest) {
    byte[] payload = statement(image.digest(), request.annotations());
    MadeSignature made =
        signatory.sign(
            key ->
                new BundleContent.Envelope(DsseEnvelope.sign(DsseEnvelope.IN_TOTO, payload, key)));
    Bundle bundle = made.bundle();
    if (!request.upload()) {
      return new SignedImage(image, image, false, Optional.of(bundle), List.of(), List.of(made));
    }
    var repository = request.repository().orElse(image.repository());
    BundleStore store = new BundleStore(client, repository, clock);
    Optional<DigestReference> same = same(store, image.digest(), made);
    DigestReference carrier =
        same.orElseGet(() -> store.push(manifest, bundle, Optional.of(PredicateType.COSIGN_SIGN)));
    return new SignedImage(
        image, carrier, same.isEmpty(), Optional.of(bundle), List.of(), List.of(made));
  }

  /** What others witnessed says something new each time; a key alone does not. */
  private Optional<DigestReference> same(BundleStore store, Digest image, MadeSignature made) {
    return signatory.isAlone()
        ? store.findSame(
            image, made.bundle(), made.signer().key().verifier(made.signer().algorithm()))
        : Optional.empty();
  }

  /** The bytes that cosign 3.1 writes: a subject without name, and annotations even if empty. */
  private static byte[] statement(Digest digest, Map<String, String> annotations) {
    ObjectNode statement = Json.object();
    statement.put("_type", Statement.V1);
    ObjectNode subject = statement.putArray("subject").addObject();
    subject.putObject("digest").put(digest.algorithm().prefix(), digest.hex());
    ObjectNode claims = subject.putObject("annotations");
    new TreeMap<>(annotations).forEach(claims::put);
    statement.put("predicateType", PredicateType.COSIGN_SIGN.uri());
    statement.putObject("predicate");
    return Json.write(statement);
  }
}
