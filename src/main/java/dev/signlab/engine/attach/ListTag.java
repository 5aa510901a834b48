package dev.signlab.engine.attach;

import dev.signlab.diagnostic.Cause;
import dev.signlab.oci.client.RegistryClient;
import dev.signlab.oci.client.RegistryException;
import dev.signlab.oci.model.Manifest;
import dev.signlab.oci.name.TagReference;
import java.time.Duration;
import java.util.Optional;

/**
 * A tag under which a list stands that others may write too. A list that could not be written is
 * never sent again: by then it may lack what a rival added, so it must be read anew. One object
 * serves one change.
 */
final class ListTag {

  private static final int MOST_TROUBLES = 6;
  private static final Duration FIRST_PAUSE = Duration.ofMillis(120);

  private final RegistryClient client;
  private final TagReference tag;
  private int troubles;

  ListTag(RegistryClient client, TagReference tag) {
    this.client = client;
    this.tag = tag;
  }

  /**
   * Puts a list in place of another, unless a registry that knows conditions tells that it has
   * changed, or one is busy, which is waited out a few times. Whether it was written shows when it
   * is read again.
   */
  void put(Manifest list, Optional<Manifest> before) {
    try {
      client.pushManifestIf(tag, list, before.map(Manifest::digest));
    } catch (RegistryException e) {
      if (!e.is(Cause.TAG_MOVED)) {
        waitOut(e);
      }
    }
  }

  private void waitOut(RegistryException e) {
    boolean passing = e.status() == 429 || e.status() >= 500;
    if (!passing || ++troubles == MOST_TROUBLES) {
      throw e;
    }
    Appending.pause(FIRST_PAUSE.multipliedBy(1L << (troubles - 1)).toNanos());
  }
}
