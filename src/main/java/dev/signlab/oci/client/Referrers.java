package dev.signlab.oci.client;

import dev.signlab.oci.model.Descriptor;
import dev.signlab.oci.model.ImageIndex;
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
    return subject.repository().tag(algorithm + "-" + subject.digest().hex());
  }

  static Referrers byTag(RegistryClient client, DigestReference subject) {
    TagReference tag = fallback(subject);
    Optional<ImageIndex> index =
        client.findManifest(tag).filter(ImageIndex.class::isInstance).map(ImageIndex.class::cast);
    return new Referrers(index.map(ImageIndex::manifests).orElse(List.of()), Optional.of(tag));
  }
}
