package dev.signlab.engine.inspect;

import dev.signlab.crypto.Digest;
import dev.signlab.diagnostic.LabException;
import dev.signlab.engine.attach.AttachmentTag;
import dev.signlab.oci.client.RegistryClient;
import dev.signlab.oci.model.Descriptor;
import dev.signlab.oci.model.ImageManifest;
import dev.signlab.oci.model.Manifest;
import dev.signlab.oci.model.MediaType;
import dev.signlab.oci.name.DigestReference;
import dev.signlab.oci.name.Reference;
import dev.signlab.oci.name.Repository;
import dev.signlab.oci.name.TagReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What hangs on one image: the lists under cosign's tags, and the referrers.
 *
 * @param image the reference as it was given
 * @param digest at which it points
 * @param lists under tags, signatures first
 * @param referrers manifests attached by their subject, in the order of their list
 */
public record Attachments(
    Reference image, Digest digest, List<TagList> lists, List<Referrer> referrers) {

  /** The type of a referrer that has none of its own. */
  private static final String UNTYPED = "untyped";

  private static final String PREDICATE = "dev.sigstore.bundle.predicateType";

  /** Copies the lists. */
  public Attachments {
    lists = List.copyOf(lists);
    referrers = List.copyOf(referrers);
  }

  /**
   * One list under a tag.
   *
   * @param kind what it holds
   * @param tag where it is
   * @param digests of its layers, in their order
   */
  public record TagList(AttachmentTag kind, TagReference tag, List<Digest> digests) {

    /** Copies the digests. */
    public TagList {
      digests = List.copyOf(digests);
    }
  }

  /**
   * One manifest that names the image as its subject.
   *
   * @param type what it says that it states, else its type of artifact; nobody has signed either
   * @param manifest where it is
   * @param layers digests of what it carries
   */
  public record Referrer(String type, DigestReference manifest, List<Digest> layers) {

    /** Copies the digests. */
    public Referrer {
      layers = List.copyOf(layers);
    }
  }

  /** Tells whether nothing hangs on the image. */
  public boolean isEmpty() {
    return lists.isEmpty() && referrers.isEmpty();
  }

  /**
   * Finds all that hangs on an image.
   *
   * @param client speaks to the registry
   * @param image which must be there
   * @param kept where attachments are kept; usually the image's own repository
   */
  public static Attachments of(RegistryClient client, Reference image, Repository kept) {
    Digest digest = client.manifest(image).digest();
    List<TagList> lists = new ArrayList<>();
    for (AttachmentTag kind :
        List.of(AttachmentTag.SIGNATURE, AttachmentTag.ATTESTATION, AttachmentTag.SBOM)) {
      list(client, kind, kind.of(kept, digest)).ifPresent(lists::add);
    }
    return new Attachments(image, digest, lists, referrers(client, kept, digest));
  }

  private static Optional<TagList> list(
      RegistryClient client, AttachmentTag kind, TagReference tag) {
    return client
        .findManifest(tag)
        .filter(ImageManifest.class::isInstance)
        .map(
            manifest ->
                new TagList(
                    kind,
                    tag,
                    ((ImageManifest) manifest).layers().stream().map(Descriptor::digest).toList()));
  }

  private static List<Referrer> referrers(
      RegistryClient client, Repository repository, Digest digest) {
    return client.referrers(repository.digest(digest)).manifests().stream()
        .map(each -> referrer(client, repository.digest(each.digest()), each))
        .toList();
  }

  /** The descriptor's own type cannot be trusted: some registries put the config's there. */
  private static Referrer referrer(
      RegistryClient client, DigestReference place, Descriptor listed) {
    Optional<Manifest> found;
    try {
      found = client.findManifest(place);
    } catch (LabException e) {
      // What cannot be read is shown as it is listed; the others are worth seeing all the same.
      found = Optional.empty();
    }
    String type =
        found
            .flatMap(Attachments::type)
            .or(() -> listed.artifactType().map(MediaType::value))
            .orElse(UNTYPED);
    List<Descriptor> layers =
        found.orElse(null) instanceof ImageManifest image ? image.layers() : List.of();
    return new Referrer(type, place, layers.stream().map(Descriptor::digest).toList());
  }

  private static Optional<String> type(Manifest manifest) {
    return Optional.ofNullable(manifest.annotations().get(PREDICATE))
        .or(() -> manifest.typeOrConfigType().map(MediaType::value));
  }
}
