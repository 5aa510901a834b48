package dev.signlab.engine.move;

import dev.signlab.crypto.Digest;
import dev.signlab.diagnostic.LabException;
import dev.signlab.engine.attach.AttachmentTag;
import dev.signlab.engine.attach.FallbackIndex;
import dev.signlab.oci.client.RegistryClient;
import dev.signlab.oci.model.Descriptor;
import dev.signlab.oci.name.Reference;
import dev.signlab.oci.name.Repository;
import dev.signlab.oci.name.TagReference;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Takes away what hangs on an image, and leaves the image itself.
 *
 * @param client speaks to the registry
 * @param repository where it hangs; usually the image's own
 * @param listener hears of each thing
 */
public record Cleaning(RegistryClient client, Repository repository, Listener listener) {

  /** What can be taken away, in the words of {@code cosign clean --type}. */
  public enum Kind {
    /** The tag that ends in {@code .sig}. */
    SIGNATURE,
    /** The tag that ends in {@code .att}. */
    ATTESTATION,
    /** All manifests that name the image as their subject, and the list of them. */
    REFERRER,
    /** The tag that ends in {@code .sbom}. */
    SBOM,
    /** All of these. */
    ALL;

    private boolean includes(AttachmentTag kind) {
      return this == ALL || name().equals(kind.name());
    }
  }

  /** Hears what became of each thing. */
  public interface Listener {

    /** Hears of what is gone. */
    void removed(Reference what);

    /**
     * Hears of what the registry would not delete.
     *
     * @param what is there still
     * @param why says the registry
     */
    void refused(Reference what, LabException why);

    /** Hears that referrers stay, because another type was asked for. */
    void referrersStay();
  }

  /** Cleans an image, which must be there; what is not there any more is passed over. */
  public void clean(Reference image, Kind type) {
    Digest subject = client.manifest(image).digest();
    List<Descriptor> referrers = client.referrers(repository.digest(subject)).manifests();
    if (type == Kind.SIGNATURE || type == Kind.ATTESTATION) {
      if (!referrers.isEmpty()) {
        listener.referrersStay();
      }
    }
    for (AttachmentTag kind : AttachmentTag.values()) {
      if (type.includes(kind)) {
        removeTag(kind.of(repository, subject));
      }
    }
    if (type == Kind.REFERRER || type == Kind.ALL) {
      removeReferrers(subject, referrers);
    }
  }

  private void removeTag(TagReference tag) {
    // An older registry deletes by digest alone, so another tag of the same list goes with it.
    if (client.head(tag).isPresent()) {
      removed(tag);
    }
  }

  private void removeReferrers(Digest subject, List<Descriptor> referrers) {
    Set<Digest> gone = new HashSet<>();
    for (Descriptor referrer : referrers) {
      if (removed(repository.digest(referrer.digest()))) {
        gone.add(referrer.digest());
      }
    }
    FallbackIndex list = new FallbackIndex(client, repository.digest(subject));
    try {
      list.remove(gone);
    } catch (LabException e) {
      listener.refused(list.tag(), e);
    }
  }

  private boolean removed(Reference what) {
    try {
      client.deleteManifest(what);
      listener.removed(what);
      return true;
    } catch (LabException e) {
      listener.refused(what, e);
      return false;
    }
  }
}
