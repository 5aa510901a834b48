package dev.signlab.oci.client;

import dev.signlab.oci.model.Descriptor;
import dev.signlab.oci.model.ImageIndex;
import dev.signlab.oci.model.Manifest;
import dev.signlab.oci.name.DigestReference;
import dev.signlab.oci.name.TagReference;
import java.util.List;
import java.util.Optional;

/**
 * The manifests that name one as their subject, and where the registry lists them.
 *
 * @param manifests as they are listed; the artifact types in them cannot be trusted, since some
 *     clients and registries write the config's media type there
 * @param fallback the tag whose index was read because the registry has no referrers API, whether
 *     that tag is there or not
 */
public record Referrers(List<Descriptor> manifests, Optional<TagReference> fallback) {

  /** Copies the list. */
  public Referrers {
    manifests = List.copyOf(manifests);
  }

  /** Returns the tag under which clients list referrers where the registry does not. */
  public static TagReference fallback(DigestReference subject) {
    String algorithm = subject.digest().algorithm().prefix();
    return subject.repository().tag(algorithm.concat("-").concat(subject.digest().hex()));
  }

  static Referrers byTag(RegistryClient client, DigestReference subject) {
    TagReference tag = fallback(subject);
    Optional<Manifest> found = client.findManifest(tag);
    boolean listed = found.isPresent() && found.get() instanceof ImageIndex;
    List<Descriptor> manifests = listed ? ((ImageIndex) found.get()).manifests() : List.of();
    return new Referrers(manifests, Optional.of(tag));
  }
}
