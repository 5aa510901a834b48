package dev.signlab.engine.attach;

import dev.signlab.crypto.Digest;
import dev.signlab.oci.client.RegistryClient;
import dev.signlab.oci.model.Descriptor;
import dev.signlab.oci.model.MediaType;
import dev.signlab.oci.name.Repository;
import java.util.List;

/**
 * A bill of materials under the tag {@code sha256-….sbom}: one layer, unsigned, and a later one
 * takes its place. cosign has deprecated this form; an attestation is the signed one.
 *
 * @param mediaType what kind of document it is
 * @param content the document
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record AttachedSbom(MediaType mediaType, byte[] content) {

  /** Hangs the document on a manifest, in place of the one that was there. */
  public void push(RegistryClient client, Repository repository, Digest subject) {
    Descriptor layer = client.pushBlob(repository, mediaType, content);
    new LayerList(client, AttachmentTag.SBOM.of(repository, subject)).overwrite(List.of(layer));
  }
}
