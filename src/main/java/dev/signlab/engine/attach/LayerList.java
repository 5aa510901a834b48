package dev.signlab.engine.attach;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Problem;
import dev.signlab.http.Body;
import dev.signlab.oci.client.RegistryClient;
import dev.signlab.oci.client.RegistryException;
import dev.signlab.oci.model.Descriptor;
import dev.signlab.oci.model.ImageManifest;
import dev.signlab.oci.model.Manifest;
import dev.signlab.oci.name.TagReference;
import java.util.List;

/**
 * A tag of the legacy layout: an image manifest with a layer for each thing attached. Adding is
 * read, append, write, because the distribution protocol has no "write only if unchanged"; {@link
 * Appending} sees to it that those who race lose nothing.
 */
final class LayerList {

  private final RegistryClient client;
  private final TagReference tag;

  LayerList(RegistryClient client, TagReference tag) {
    this.client = client;
    this.tag = tag;
  }

  private TaggedList list() {
    return new TaggedList(client, tag, found -> checked(found, tag.toString()), this::manifest);
  }

  /** Returns whether anything had to be added or mended. */
  boolean add(NewLayer layer) {
    return add(layer, Appending.lockOf(tag.toString()));
  }

  boolean add(NewLayer layer, Object lock) {
    Body content = Body.of(layer.content());
    boolean sent = client.pushBlob(tag.repository(), layer.layer().digest(), content);
    return new Appending(list()).add(layer, lock) || sent || isMended(layer);
  }

  /**
   * What is listed is of no use when its bytes were damaged in the registry: they go there anew.
   */
  private boolean isMended(NewLayer layer) {
    if (isWhole(layer)) {
      return false;
    }
    client.replaceBlob(tag.repository(), layer.content());
    if (!isWhole(layer)) {
      throw Problem.of("a layer of " + tag + " is damaged, and the registry keeps it so")
          .tried("push its bytes again")
          .expected(layer.layer().digest().toString())
          .found("other bytes under this digest")
          .cause(Cause.DIGEST_MISMATCH)
          .asException();
    }
    return true;
  }

  private boolean isWhole(NewLayer layer) {
    try {
      client.blob(tag.repository(), layer.layer());
      return true;
    } catch (RegistryException e) {
      if (e.problem().cause().filter(Cause.DIGEST_MISMATCH::equals).isEmpty()) {
        throw e;
      }
      return false;
    }
  }

  /** Puts these layers in place of whatever is there. */
  void overwrite(List<Descriptor> layers) {
    client.pushManifest(tag, manifest(layers));
  }

  private ImageManifest manifest(List<Descriptor> layers) {
    byte[] config = SimpleSigningLayout.config(layers);
    client.pushBlob(tag.repository(), config);
    return SimpleSigningLayout.manifest(config, layers);
  }

  static ImageManifest checked(Manifest manifest, String tag) {
    if (!(manifest instanceof ImageManifest list)) {
      throw Problem.of(tag + " is no list of attachments")
          .expected("an image manifest with a layer for each")
          .found("an index of manifests")
          .cause(Cause.MALFORMED)
          .asException();
    }
    if (list.layers().size() > SimpleSigningLayout.MOST_LAYERS) {
      throw Problem.of("too many attachments on one image")
          .tried("read " + tag)
          .expected("at most " + SimpleSigningLayout.MOST_LAYERS)
          .found(String.valueOf(list.layers().size()))
          .cause(Cause.MALFORMED)
          .asException();
    }
    return list;
  }
}
