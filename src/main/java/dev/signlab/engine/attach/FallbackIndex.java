package dev.signlab.engine.attach;

import dev.signlab.crypto.Digest;
import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Problem;
import dev.signlab.oci.client.Referrers;
import dev.signlab.oci.client.RegistryClient;
import dev.signlab.oci.model.Descriptor;
import dev.signlab.oci.model.ImageIndex;
import dev.signlab.oci.model.Manifest;
import dev.signlab.oci.name.DigestReference;
import dev.signlab.oci.name.TagReference;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The index by which clients list referrers where the registry has no API for it
 * (distribution-spec, Referrers Tag Schema). Many may write it at the same time; {@link Appending}
 * sees to it that none loses anything.
 */
public final class FallbackIndex {

  /** The distribution-spec lets a manifest have 4 MiB, which is some ten thousand entries. */
  private static final int MOST = 10_000;

  private static final int MOST_TRIES = 10;

  private final RegistryClient client;
  private final TagReference tag;

  /**
   * Works on the index of one subject.
   *
   * @param client speaks to the registry
   * @param subject to which the referrers are attached
   */
  public FallbackIndex(RegistryClient client, DigestReference subject) {
    this.client = client;
    this.tag = Referrers.fallback(subject);
  }

  /** Returns the tag of the index. */
  public TagReference tag() {
    return tag;
  }

  /** Returns the entry of a referrer: what the specification asks clients to copy there. */
  public static Descriptor entry(Manifest referrer) {
    Descriptor plain = referrer.descriptor().withAnnotations(referrer.annotations());
    return referrer.typeOrConfigType().map(plain::withArtifactType).orElse(plain);
  }

  /** Pushes a referrer, and lists it where the registry does not list referrers by itself. */
  public static void push(RegistryClient client, DigestReference subject, Manifest referrer) {
    push(client, subject, referrer, Appending.lockOf(subject.repository(), subject.digest()));
  }

  static void push(RegistryClient client, DigestReference subject, Manifest referrer, Object lock) {
    if (!client.pushReferrer(subject.repository(), referrer)) {
      new FallbackIndex(client, subject).add(entry(referrer), lock);
    }
  }

  /** Lists a referrer that is pushed already, where the registry does not do so by itself. */
  public static void list(RegistryClient client, DigestReference subject, Manifest referrer) {
    Referrers there = client.referrers(subject);
    boolean isListed =
        there.manifests().stream().anyMatch(each -> each.digest().equals(referrer.digest()));
    if (there.fallback().isPresent() && !isListed) {
      new FallbackIndex(client, subject).add(referrer);
    }
  }

  /** Adds a referrer that is pushed already, unless it is listed, and makes sure that it stays. */
  public void add(Manifest referrer) {
    add(entry(referrer), Appending.lockOf(tag.toString()));
  }

  /** Takes entries away, and the index with its last one. */
  public void remove(Set<Digest> referrers) {
    TaggedList list = list();
    for (int attempt = 0; attempt < MOST_TRIES; attempt++) {
      Optional<Manifest> before = client.findManifest(tag);
      if (!(before.orElse(null) instanceof ImageIndex index)) {
        return;
      }
      List<Descriptor> left =
          index.manifests().stream().filter(each -> !referrers.contains(each.digest())).toList();
      if (left.size() == index.manifests().size()) {
        return;
      }
      if (left.isEmpty()) {
        client.deleteManifest(tag);
        return;
      }
      list.write(before, left);
    }
  }

  void add(Descriptor referrer, Object lock) {
    new Appending(list()).add(new Entry(referrer), lock);
  }

  private TaggedList list() {
    return new TaggedList(client, tag, this::checked, ImageIndex::of);
  }

  private Manifest checked(Manifest found) {
    if (found instanceof ImageIndex index && index.manifests().size() < MOST) {
      return index;
    }
    throw Problem.of(tag + " cannot be added to")
        .expected("an index of at most " + MOST + " manifests, by which clients list referrers")
        .found(found instanceof ImageIndex ? "more" : "an image manifest")
        .cause(Cause.MALFORMED)
        .asException();
  }

  /** One manifest, which is pushed already. */
  private record Entry(Descriptor layer) implements NewLayer {

    @Override
    public byte[] content() {
      return new byte[0];
    }

    @Override
    public boolean isIn(List<Descriptor> entries) {
      return entries.stream().anyMatch(each -> each.digest().equals(layer.digest()));
    }
  }
}
