package dev.signlab.engine.move;

import dev.signlab.crypto.Digest;
import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.engine.attach.AttachmentTag;
import dev.signlab.engine.attach.Shelf;
import dev.signlab.oci.layout.ImageSource;
import dev.signlab.oci.model.Descriptor;
import dev.signlab.oci.model.ImageIndex;
import dev.signlab.oci.model.Manifest;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Finds all that has to be moved with an image: what its index lists, what hangs on any of these,
 * and what hangs on that, such as the signature of an SBOM.
 */
final class Collecting {

  private static final int MOST = 1_000;

  private final Shelf shelf;
  private final Function<Descriptor, ImageSource> sources;
  private final MoveListener listener;
  private final Set<Digest> seen = new HashSet<>();
  private final List<Parcel> parcels = new ArrayList<>();
  private final Deque<Digest> open = new ArrayDeque<>();

  /**
   * Prepares the search.
   *
   * @param shelf where attachments are looked for
   * @param sources opens an attachment for reading
   * @param listener hears of what cannot be moved
   */
  Collecting(Shelf shelf, Function<Descriptor, ImageSource> sources, MoveListener listener) {
    this.shelf = shelf;
    this.sources = sources;
    this.listener = listener;
  }

  /**
   * Returns the image and all that goes with it: what is listed or named before who does so.
   *
   * @param place what the source of the image is called
   */
  List<Parcel> all(ImageSource image, String place, Manifest top) {
    images(image, place, top);
    while (!open.isEmpty()) {
      hanging(open.removeFirst());
    }
    return List.copyOf(parcels);
  }

  private void images(ImageSource image, String place, Manifest manifest) {
    if (!seen.add(manifest.digest())) {
      return;
    }
    if (manifest instanceof ImageIndex index) {
      index.manifests().forEach(listed -> images(image, place, image.manifest(listed)));
    }
    add(new Parcel.Image(image, place + "@" + manifest.digest(), manifest));
  }

  private void hanging(Digest subject) {
    for (AttachmentTag kind : AttachmentTag.values()) {
      shelf.tagged(kind, subject).ifPresent(found -> tagged(found, kind, subject));
    }
    for (Descriptor entry : shelf.referrers(subject)) {
      Optional<Manifest> found = shelf.manifest(entry);
      found.ifPresentOrElse(manifest -> referrer(manifest, subject), () -> missing(subject, entry));
    }
  }

  private void tagged(Manifest found, AttachmentTag kind, Digest subject) {
    seen.add(found.digest());
    String from = shelf.place() + ":" + kind.name(subject);
    add(new Parcel.Tagged(source(found), from, found, kind, subject));
  }

  private void referrer(Manifest found, Digest subject) {
    if (seen.add(found.digest())) {
      String from = shelf.place() + "@" + found.digest();
      add(new Parcel.Referrer(source(found), from, found, subject));
    }
  }

  private void add(Parcel parcel) {
    if (parcels.size() == MOST) {
      throw tooMany();
    }
    parcels.add(parcel);
    open.add(parcel.manifest().digest());
  }

  private ImageSource source(Manifest manifest) {
    return sources.apply(manifest.descriptor());
  }

  private LabException tooMany() {
    return Problem.of("too much is attached to this image")
        .expected("at most " + MOST + " manifests")
        .found("more in " + shelf.place())
        .cause(Cause.MALFORMED)
        .asException();
  }

  private void missing(Digest subject, Descriptor entry) {
    listener.note(
        "WARNING: "
            + shelf.place()
            + " lists "
            + entry.digest()
            + " as a referrer of "
            + subject
            + ", but it is not there and cannot be moved");
  }
}
