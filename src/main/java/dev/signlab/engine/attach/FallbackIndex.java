package dev.signlab.engine.attach;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Problem;
import dev.signlab.oci.client.RegistryClient;
import dev.signlab.oci.client.RegistryException;
import dev.signlab.oci.model.Descriptor;
import dev.signlab.oci.model.ImageIndex;
import dev.signlab.oci.model.Manifest;
import dev.signlab.oci.name.TagReference;
import java.util.List;
import java.util.Optional;

/**
 * The index by which clients list referrers where the registry has no API for it
 * (distribution-spec, Referrers Tag Schema). Many may write it at the same time; {@link Appending}
 * sees to it that none loses anything.
 */
final class FallbackIndex {

  /** The distribution-spec lets a manifest have 4 MiB, which is some ten thousand entries. */
  private static final int MOST = 10_000;

  private final RegistryClient client;
  private final TagReference tag;

  FallbackIndex(RegistryClient client, TagReference tag) {
    this.client = client;
    this.tag = tag;
  }

  void add(Descriptor referrer, Object lock) {
    new Appending(this::read, this::write).add(new Entry(referrer), lock);
  }

  private Optional<Manifest> read() {
    return client.findManifest(tag).map(this::checked);
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

  /** Returns whether it was written; a registry that knows conditions tells when it was not. */
  private boolean write(Optional<Manifest> before, List<Descriptor> entries) {
    try {
      client.pushManifestIf(tag, ImageIndex.of(entries), before.map(Manifest::digest));
      return true;
    } catch (RegistryException e) {
      if (e.is(Cause.TAG_MOVED)) {
        return false;
      }
      throw e;
    }
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
