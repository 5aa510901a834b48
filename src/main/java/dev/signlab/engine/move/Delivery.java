package dev.signlab.engine.move;

import dev.signlab.crypto.Digest;
import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Problem;
import dev.signlab.engine.attach.FallbackIndex;
import dev.signlab.oci.client.RegistryClient;
import dev.signlab.oci.model.Descriptor;
import dev.signlab.oci.model.Manifest;
import dev.signlab.oci.name.DigestReference;
import dev.signlab.oci.name.Reference;
import dev.signlab.oci.name.Repository;
import dev.signlab.oci.name.TagReference;
import dev.signlab.oci.transfer.RegistryImage;
import dev.signlab.oci.transfer.Transfer;
import dev.signlab.oci.transfer.Transfer.TransferListener;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Brings parcels into a registry: first everything by its digest, then the lists of referrers where
 * the registry keeps none, then the tags, that of the image last. Who breaks off in between leaves
 * blobs and manifests that nobody finds, and no tag.
 *
 * @param client writes the registry
 * @param images where the image goes
 * @param attachments where what hangs on it goes; usually the same repository
 * @param overwriting whether a tag that points elsewhere is moved
 * @param listener hears of what is moved
 */
record Delivery(
    RegistryClient client,
    Repository images,
    Repository attachments,
    boolean overwriting,
    MoveListener listener) {

  /** Delivers, without a tag for the image itself. */
  void deliver(List<Parcel> parcels) {
    deliver(parcels, new LinkedHashMap<>());
  }

  /** Delivers; the last of the images gets the name. */
  void deliver(List<Parcel> parcels, Reference name) {
    Map<Reference, Parcel> names = new LinkedHashMap<>();
    parcels.stream().filter(Parcel.Image.class::isInstance).forEach(last -> names.put(name, last));
    deliver(parcels, names);
  }

  private void deliver(List<Parcel> parcels, Map<Reference, Parcel> names) {
    Map<Reference, Parcel> tags = new LinkedHashMap<>();
    for (Parcel parcel : parcels) {
      if (parcel instanceof Parcel.Tagged tagged) {
        tags.put(attachments.tag(tagged.tag()), tagged);
      }
    }
    tags.putAll(names);
    tags.entrySet().removeIf(tag -> isThere(tag.getKey(), tag.getValue().manifest()));
    parcels.forEach(this::content);
    referrers(parcels);
    tags.forEach(this::tag);
  }

  /** Refuses before anything is moved what must not be overwritten. */
  private boolean isThere(Reference tag, Manifest manifest) {
    Digest there = client.head(tag).map(Descriptor::digest).orElse(null);
    if (tag instanceof DigestReference fixed && !fixed.digest().equals(manifest.digest())) {
      throw Problem.of("a copy cannot have the digest " + fixed.digest().shortened())
          .expected("a tag, or the digest of the source: " + manifest.digest())
          .found(fixed.toString())
          .asException();
    }
    if (there != null && !there.equals(manifest.digest()) && !overwriting) {
      throw Problem.of("image \"" + tag + "\" already exists. Use `-f` to overwrite")
          .expected("nothing there, or " + manifest.digest())
          .found(there.toString())
          .cause(Cause.TAG_MOVED)
          .asException();
    }
    return manifest.digest().equals(there);
  }

  private void content(Parcel parcel) {
    Repository to = parcel instanceof Parcel.Image ? images : attachments;
    DigestReference target = to.digest(parcel.manifest().digest());
    if (client.head(target).isPresent()) {
      return;
    }
    if (!(parcel instanceof Parcel.Tagged)) {
      listener.moving(parcel.from(), target.toString());
    }
    new Transfer(parcel.source(), new RegistryImage(client, target), TransferListener.NONE)
        .run(parcel.manifest());
  }

  /** Lists referrers where the registry does not do it by itself. */
  private void referrers(List<Parcel> parcels) {
    for (Parcel parcel : parcels) {
      if (parcel instanceof Parcel.Referrer referrer) {
        FallbackIndex.list(client, attachments.digest(referrer.subject()), referrer.manifest());
      }
    }
  }

  private void tag(Reference tag, Parcel parcel) {
    if (tag instanceof TagReference) {
      listener.moving(parcel.from(), tag.toString());
      client.pushManifest(tag, parcel.manifest());
    }
  }
}
