package dev.signlab.engine.attach;

import dev.signlab.crypto.Digest;
import dev.signlab.oci.client.RegistryClient;
import dev.signlab.oci.model.Descriptor;
import dev.signlab.oci.model.Manifest;
import dev.signlab.oci.name.Repository;
import dev.signlab.sigstore.bundle.Bundle;
import java.util.List;
import java.util.Optional;

/**
 * A place where what hangs on an image can be read: a repository of a registry, or a saved image in
 * a folder. All it gives has been checked by its digest.
 */
public interface Shelf {

  /** Returns the shelf of a repository. */
  static Shelf of(RegistryClient client, Repository repository) {
    return new RegistryShelf(client, repository);
  }

  /**
   * Returns a shelf that holds one signature alone, which hangs nowhere yet.
   *
   * @param signature in Base64
   * @param payload that was signed
   */
  static Shelf ofOne(String signature, byte[] payload) {
    return LooseSignature.of(signature, payload);
  }

  /** Finds what cosign keeps under one of its tags, or nothing when there is none. */
  Optional<Manifest> tagged(AttachmentTag kind, Digest subject);

  /** Returns the manifests that name a subject as theirs. */
  List<Descriptor> referrers(Digest subject);

  /** Finds a manifest by its digest. */
  Optional<Manifest> manifest(Descriptor descriptor);

  /** Returns a blob of moderate size whole. */
  byte[] blob(Descriptor descriptor);

  /** Finds the signatures of a manifest in the legacy layout, or nothing without a list of them. */
  default Optional<SignatureList> signatures(Digest subject) {
    String tag = AttachmentTag.SIGNATURE.name(subject) + " in " + place();
    return tagged(AttachmentTag.SIGNATURE, subject)
        .map(found -> LayerList.checked(found, tag))
        .map(
            list ->
                new SignatureList(
                    list.digest(), list.layers().stream().map(AttachedSignature::new).toList()));
  }

  /** Finds the envelopes of a manifest in the legacy layout; none without a list of them. */
  default List<Descriptor> envelopes(Digest subject) {
    String tag = AttachmentTag.ATTESTATION.name(subject) + " in " + place();
    return tagged(AttachmentTag.ATTESTATION, subject)
        .map(found -> LayerList.checked(found, tag).layers())
        .orElse(List.of())
        .stream()
        .filter(layer -> layer.mediaType().equals(NewEnvelope.ENVELOPE))
        .toList();
  }

  /** Finds the unsigned SBOM of a manifest: one that refers to it, else the one under the tag. */
  default Optional<AttachedSbom> sbom(Digest subject) {
    String tag = AttachmentTag.SBOM.name(subject) + " in " + place();
    return AttachedSbom.amongReferrers(this, subject)
        .or(
            () ->
                tagged(AttachmentTag.SBOM, subject)
                    .flatMap(found -> LayerList.checked(found, tag).layers().stream().findFirst()))
        .map(layer -> new AttachedSbom(layer.mediaType(), blob(layer)));
  }

  /** Says where the signatures of the legacy layout were found. */
  default String listed(Digest subject) {
    return "in tag " + subject.shortened().replace(':', '-') + "….sig";
  }

  /** Says why the payload of a signature is the right one. */
  default String intact() {
    return "blob equals its digest";
  }

  /** Fetches the payload of a signature; its digest has been checked when it is returned. */
  default byte[] payload(AttachedSignature signature) {
    return blob(signature.layer());
  }

  /**
   * Finds the bundles that hang on a manifest. Every referrer is opened for it.
   *
   * @throws dev.signlab.diagnostic.LabException when the place cannot be read, which is never told
   *     as if there were none
   */
  default BundleList bundles(Digest subject) {
    return new BundleList("in " + place(), BundleSearch.in(this, subject, referrers(subject)));
  }

  /** Fetches a bundle and reads it; what is wrong with it has the cause MALFORMED. */
  default Bundle bundle(AttachedBundle attached) {
    return attached.parse(blob(attached.layer()));
  }

  /** Returns what the place is called, for people. */
  String place();
}
