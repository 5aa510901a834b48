package dev.signlab.registry.conformance;

import java.util.List;
import java.util.Map;

/**
 * Something to push whole, ask for in all ways, and delete again.
 *
 * @param name what it is
 * @param blobs what the manifests point at
 * @param manifests in the order in which they can be pushed
 * @param tags the manifest of each tag
 * @param referrers what is attached, by the digest of its subject
 */
record Content(
    String name,
    List<Bytes> blobs,
    List<Bytes> manifests,
    Map<String, Bytes> tags,
    Map<String, List<Referrer>> referrers) {

  /** Returns this with other bytes under the digest of the last manifest. */
  Content withSpoiltManifest() {
    List<Bytes> spoilt =
        manifests.stream()
            .map(each -> each.equals(manifests.getLast()) ? each.spoilt("  ") : each)
            .toList();
    return new Content(name, blobs, spoilt, tags, referrers);
  }

  /**
   * A manifest that is attached to another, as a referrers list names it.
   *
   * @param manifest its bytes
   * @param mediaType of the manifest
   * @param artifactType its own or its config's
   * @param annotations at least these are in the list
   */
  record Referrer(
      Bytes manifest, String mediaType, String artifactType, Map<String, Object> annotations) {}
}
