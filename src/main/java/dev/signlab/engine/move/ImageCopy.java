package dev.signlab.engine.move;

import dev.signlab.crypto.Digest;
import dev.signlab.engine.attach.Shelf;
import dev.signlab.oci.client.RegistryClient;
import dev.signlab.oci.model.Manifest;
import dev.signlab.oci.name.Reference;
import dev.signlab.oci.name.Repository;
import dev.signlab.oci.transfer.RegistryImage;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Copies an image with what hangs on it from one repository to another, without changing a byte:
 *
 * <pre>{@code ImageCopy.of("localhost:5001/app:1.0").to("localhost:5001/release/app:1.0");}</pre>
 *
 * <p>The tag at the destination is written last, so that a copy that breaks off is not found. Each
 * method returns a changed copy, and only {@link #to} does anything.
 *
 * @param client speaks to both registries
 * @param source the image
 * @param only which parts to copy instead of the image; none means the image and all of them
 * @param overwrites whether tags at the destination that point elsewhere are moved
 * @param platform which image of an index, such as {@code linux/arm64}
 * @param kept where attachments are when not beside the source
 * @param listener hears of what is copied
 */
public record ImageCopy(
    RegistryClient client,
    Reference source,
    Set<Part> only,
    boolean overwrites,
    Optional<String> platform,
    Optional<Repository> kept,
    MoveListener listener) {

  /** Copies the parts. */
  public ImageCopy {
    only = Set.copyOf(only);
  }

  /** Starts the copy of an image by what people type, between registries that want no login. */
  public static ImageCopy of(String source) {
    return of(RegistryClient.anonymous(), Reference.parse(source));
  }

  /** Starts the copy of an image with all that hangs on it. */
  public static ImageCopy of(RegistryClient client, Reference source) {
    return new ImageCopy(
        client, source, Set.of(), false, Optional.empty(), Optional.empty(), MoveListener.NONE);
  }

  /** Copies parts alone, and gives the image no tag. */
  public ImageCopy only(Set<Part> parts) {
    return new ImageCopy(client, source, parts, overwrites, platform, kept, listener);
  }

  /** Moves tags at the destination that point elsewhere. */
  public ImageCopy overwriting() {
    return new ImageCopy(client, source, only, true, platform, kept, listener);
  }

  /** Copies one image of an index. */
  public ImageCopy platform(String wanted) {
    return new ImageCopy(client, source, only, overwrites, Optional.of(wanted), kept, listener);
  }

  /** Reads attachments in another repository than the image's own. */
  public ImageCopy attachmentsIn(Repository repository) {
    return new ImageCopy(
        client, source, only, overwrites, platform, Optional.of(repository), listener);
  }

  /** Tells a listener what is copied. */
  public ImageCopy telling(MoveListener each) {
    return new ImageCopy(client, source, only, overwrites, platform, kept, each);
  }

  /** Copies to a destination by what people type. */
  public Digest to(String destination) {
    return to(Reference.parse(destination));
  }

  /** Copies to a destination, and returns the digest of the image that is there then. */
  public Digest to(Reference destination) {
    Repository from = source.repository();
    Manifest named = client.manifest(source);
    Manifest image =
        platform
            .map(wanted -> Platforms.choose(named, wanted))
            .map(chosen -> client.manifest(from.digest(chosen.digest())))
            .orElse(named);
    Delivery delivery =
        new Delivery(
            client, destination.repository(), destination.repository(), overwrites, listener);
    List<Parcel> parcels = collect(from, image);
    if (only.isEmpty()) {
      delivery.deliver(parcels, destination);
    } else {
      tellOfBundles(parcels);
      delivery.deliver(parcels.stream().filter(this::isWanted).toList());
    }
    return image.digest();
  }

  private List<Parcel> collect(Repository from, Manifest image) {
    Repository attachments = kept.orElse(from);
    return new Collecting(
            Shelf.of(client, attachments),
            each -> new RegistryImage(client, attachments.digest(each.digest())),
            listener)
        .all(new RegistryImage(client, from.digest(image.digest())), from.toString(), image);
  }

  /**
   * The image itself goes along, or nothing could be verified there; it only gets no tag. Parts are
   * what has a tag of cosign 2: cosign takes no referrer for one.
   */
  private boolean isWanted(Parcel parcel) {
    return switch (parcel) {
      case Parcel.Image image -> true;
      case Parcel.Tagged tagged -> tagged.part().filter(only::contains).isPresent();
      case Parcel.Referrer referrer -> false;
    };
  }

  /** Whoever signed with bundles hears that their signatures are no such part. */
  private void tellOfBundles(List<Parcel> parcels) {
    long left =
        parcels.stream()
            .filter(Parcel.Referrer.class::isInstance)
            .filter(parcel -> parcel.part().filter(only::contains).isPresent())
            .count();
    if (left > 0) {
      listener.note(
          left
              + " of them as bundles stay behind, as with cosign: only what has a tag is a part; a"
              + " copy of the whole image takes them along.");
    }
  }
}
