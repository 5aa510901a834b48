package dev.signlab.engine.move;

import dev.signlab.crypto.Digest;
import dev.signlab.engine.attach.AttachmentTag;
import dev.signlab.engine.attach.SavedImage;
import dev.signlab.engine.attach.SavedKind;
import dev.signlab.engine.attach.Shelf;
import dev.signlab.oci.client.RegistryClient;
import dev.signlab.oci.layout.OciLayout;
import dev.signlab.oci.model.Manifest;
import dev.signlab.oci.name.Reference;
import dev.signlab.oci.name.Repository;
import dev.signlab.oci.transfer.RegistryImage;
import dev.signlab.oci.transfer.Transfer;
import dev.signlab.oci.transfer.Transfer.TransferListener;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Saves an image with what hangs on it to a folder, and brings it back to a registry: the layout of
 * {@code cosign save}, which other tools read as an OCI layout.
 *
 * @param client speaks to the registry
 * @param kept where attachments are when not beside the image
 * @param listener hears of what is moved
 */
public record ImageSaving(RegistryClient client, Optional<Repository> kept, MoveListener listener) {

  /** Moves attachments that are beside the image, and tells nobody. */
  public static ImageSaving of(RegistryClient client) {
    return new ImageSaving(client, Optional.empty(), MoveListener.NONE);
  }

  /** Saves an image by what people type. */
  public Digest save(String image, Path folder) {
    return save(Reference.parse(image), folder);
  }

  /**
   * Saves an image, and returns its digest. A folder that is not there appears when all is in it;
   * in one that is there the list of images is replaced last.
   */
  public Digest save(Reference image, Path folder) {
    Manifest top = client.manifest(image);
    Repository from = image.repository();
    Repository attachments = kept.orElse(from);
    List<Parcel> parcels =
        new Collecting(
                Shelf.of(client, attachments),
                each -> new RegistryImage(client, attachments.digest(each.digest())),
                listener)
            .all(new RegistryImage(client, from.digest(top.digest())), from.toString(), top);
    NewFolder.fill(folder, place -> write(parcels, top, place));
    return top.digest();
  }

  /** Brings a saved image to a registry, and returns its digest. */
  public Digest load(Path folder, Reference destination) {
    SavedImage saved = SavedImage.open(folder);
    saved.notes().forEach(listener::note);
    OciLayout layout = saved.layout();
    Manifest top = layout.manifest(saved.image());
    List<Parcel> parcels =
        new Collecting(saved, layout::source, listener)
            .all(layout.source(saved.image()), saved.place(), top);
    Repository images = destination.repository();
    new Delivery(client, images, kept.orElse(images), true, listener).deliver(parcels, destination);
    return top.digest();
  }

  private static void write(List<Parcel> parcels, Manifest top, Path folder) {
    OciLayout layout = OciLayout.at(folder);
    SavedIndex index = new SavedIndex();
    for (Parcel parcel : parcels) {
      new Transfer(parcel.source(), layout.unnamed(), TransferListener.NONE).run(parcel.manifest());
    }
    index.image(top);
    parcels.forEach(parcel -> list(parcel, top.digest(), index));
    layout.writeIndex(index.text());
  }

  private static void list(Parcel parcel, Digest image, SavedIndex index) {
    if (!(parcel instanceof Parcel.Tagged tagged)) {
      return;
    }
    boolean ofImage = tagged.subject().equals(image);
    if (ofImage && tagged.kind() == AttachmentTag.SIGNATURE) {
      index.marked(tagged.manifest(), SavedKind.SIGNATURES);
    } else if (ofImage && tagged.kind() == AttachmentTag.ATTESTATION) {
      index.marked(tagged.manifest(), SavedKind.ATTESTATIONS);
    } else {
      index.tagged(tagged.manifest(), tagged.tag());
    }
  }
}
