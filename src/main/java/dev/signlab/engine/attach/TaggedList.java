package dev.signlab.engine.attach;

import dev.signlab.diagnostic.Cause;
import dev.signlab.oci.client.RegistryClient;
import dev.signlab.oci.client.RegistryException;
import dev.signlab.oci.model.Descriptor;
import dev.signlab.oci.model.Manifest;
import dev.signlab.oci.name.TagReference;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * A list that is the manifest under a tag. What could not be written is never sent again: by then
 * it may lack what a rival added, so the list must be read anew. One object serves one change.
 */
final class TaggedList implements SharedList {

  private static final int MOST_TROUBLES = 6;
  private static final Duration FIRST_PAUSE = Duration.ofMillis(120);

  private final RegistryClient client;
  private final TagReference tag;
  private final UnaryOperator<Manifest> check;
  private final Function<List<Descriptor>, Manifest> form;
  private int troubles;

  /**
   * Works on one tag.
   *
   * @param check refuses what is no list of the right kind
   * @param form makes the manifest that lists entries
   */
  TaggedList(
      RegistryClient client,
      TagReference tag,
      UnaryOperator<Manifest> check,
      Function<List<Descriptor>, Manifest> form) {
    this.client = client;
    this.tag = tag;
    this.check = check;
    this.form = form;
  }

  @Override
  public Optional<Manifest> read() {
    return client.findManifest(tag).map(check);
  }

  @Override
  public boolean write(Optional<Manifest> before, List<Descriptor> entries) {
    Manifest list = form.apply(entries);
    try {
      client.pushManifestIf(tag, list, before.map(Manifest::digest));
      return client.heedsConditions(tag.repository(), list);
    } catch (RegistryException e) {
      if (!e.is(Cause.TAG_MOVED)) {
        waitOut(e);
      }
      return false;
    }
  }

  @Override
  public boolean isGuarded() {
    return client.isKnownToHeedConditions(tag.registry());
  }

  private void waitOut(RegistryException e) {
    boolean passing = e.status() == 429 || e.status() >= 500;
    if (!passing || ++troubles == MOST_TROUBLES) {
      throw e;
    }
    Appending.pause(FIRST_PAUSE.multipliedBy(1L << (troubles - 1)).toNanos());
  }
}
