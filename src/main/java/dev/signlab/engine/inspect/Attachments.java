package dev.signlab.engine.inspect;

import dev.signlab.crypto.Digest;
import dev.signlab.diagnostic.LabException;
import dev.signlab.engine.attach.AttachmentTag;
import dev.signlab.oci.client.RegistryClient;
import dev.signlab.oci.model.Descriptor;
import dev.signlab.oci.model.ImageManifest;
import dev.signlab.oci.model.Manifest;
import dev.signlab.oci.model.MediaType;
import dev.signlab.oci.name.Reference;
import dev.signlab.oci.name.Repository;
import dev.signlab.oci.name.TagReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What hangs on one image: the lists under cosign's tags, and the referrers by their type.
 *
 * @param image the reference as it was given
 * @param digest at which it points
 * @param lists under tags, signatures first
 * @param referrers digests of the manifests attached by their subject, by artifact type
 */
public record Attachments(
    Reference image, Digest digest, List<TagList> lists, Map<String, List<Digest>> referrers) {

  /** The type of a referrer that has none of its own. */
  private static final String UNTYPED = "untyped";

  /** Copies the lists. */
  public Attachments {
    lists = List.copyOf(lists);
    referrers = Map.copyOf(referrers);
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

  private static Map<String, List<Digest>> referrers(
      RegistryClient client, Repository repository, Digest digest) {
    Map<String, List<Digest>> byType = new TreeMap<>();
    for (Descriptor each : client.referrers(repository.digest(digest)).manifests()) {
      byType
          .computeIfAbsent(type(client, repository, each), t -> new ArrayList<>())
          .add(each.digest());
    }
    return byType;
  }

  /** The descriptor's own type cannot be trusted: some registries put the config's there. */
  private static String type(RegistryClient client, Repository repository, Descriptor referrer) {
    try {
      return client
          .findManifest(repository.digest(referrer.digest()))
          .flatMap(Manifest::artifactType)
          .or(referrer::artifactType)
          .map(MediaType::value)
          .orElse(UNTYPED);
    } catch (LabException e) {
      return referrer.artifactType().map(MediaType::value).orElse(UNTYPED);
    }
  }
}
