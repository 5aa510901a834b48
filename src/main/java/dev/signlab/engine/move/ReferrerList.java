package dev.signlab.engine.move;

import dev.signlab.crypto.Digest;
import dev.signlab.diagnostic.Cause;
import dev.signlab.oci.client.Referrers;
import dev.signlab.oci.client.RegistryClient;
import dev.signlab.oci.client.RegistryException;
import dev.signlab.oci.model.Descriptor;
import dev.signlab.oci.model.ImageIndex;
import dev.signlab.oci.model.ImageManifest;
import dev.signlab.oci.model.Manifest;
import dev.signlab.oci.name.Repository;
import dev.signlab.oci.name.TagReference;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The list of referrers under the tag {@code sha256-…}, for registries that keep none of their own
 * (distribution-spec, Referrers Tag Schema). Written only if nobody wrote it meanwhile, where the
 * registry can tell, and read back in any case.
 *
 * @param client speaks to the registry
 * @param repository in which it is
 */
record ReferrerList(RegistryClient client, Repository repository) {

  private static final int MOST_TRIES = 10;

  /** Returns the entry of a referrer: what the specification asks the client to copy there. */
  static Descriptor entry(Manifest referrer) {
    Descriptor plain = referrer.descriptor().withAnnotations(referrer.annotations());
    return referrer
        .artifactType()
        .or(
            () ->
                referrer instanceof ImageManifest image
                    ? Optional.of(image.config().mediaType())
                    : Optional.empty())
        .map(plain::withArtifactType)
        .orElse(plain);
  }

  TagReference tag(Digest subject) {
    return Referrers.fallback(repository.digest(subject));
  }

  /** Sees to it that entries are listed; does nothing where the registry lists them itself. */
  void add(Digest subject, List<Descriptor> entries) {
    for (int attempt = 0; attempt < MOST_TRIES; attempt++) {
      Referrers there = client.referrers(repository.digest(subject));
      Set<Digest> listed = digests(there.manifests());
      if (there.fallback().isEmpty() || listed.containsAll(digests(entries))) {
        return;
      }
      Optional<Manifest> before = client.findManifest(tag(subject));
      Map<Digest, Descriptor> all = byDigest(before);
      entries.forEach(entry -> all.putIfAbsent(entry.digest(), entry));
      write(subject, before, List.copyOf(all.values()));
    }
  }

  /** Takes entries away, and the list with its last one. */
  void remove(Digest subject, Set<Digest> entries) {
    for (int attempt = 0; attempt < MOST_TRIES; attempt++) {
      Optional<Manifest> before = client.findManifest(tag(subject));
      Map<Digest, Descriptor> all = byDigest(before);
      if (before.isEmpty() || !all.keySet().removeAll(entries)) {
        return;
      }
      if (all.isEmpty()) {
        client.deleteManifest(tag(subject));
        return;
      }
      write(subject, before, List.copyOf(all.values()));
    }
  }

  private void write(Digest subject, Optional<Manifest> before, List<Descriptor> entries) {
    try {
      client.pushManifestIf(tag(subject), ImageIndex.of(entries), before.map(Manifest::digest));
    } catch (RegistryException e) {
      if (!e.is(Cause.TAG_MOVED)) {
        throw e;
      }
    }
  }

  private static Map<Digest, Descriptor> byDigest(Optional<Manifest> list) {
    Map<Digest, Descriptor> all = new LinkedHashMap<>();
    if (list.orElse(null) instanceof ImageIndex index) {
      index.manifests().forEach(entry -> all.put(entry.digest(), entry));
    }
    return all;
  }

  private static Set<Digest> digests(List<Descriptor> entries) {
    return Set.copyOf(entries.stream().map(Descriptor::digest).toList());
  }
}
