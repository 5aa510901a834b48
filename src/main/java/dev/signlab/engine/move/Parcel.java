package dev.signlab.engine.move;

import dev.signlab.crypto.Digest;
import dev.signlab.engine.attach.AttachmentTag;
import dev.signlab.oci.layout.ImageSource;
import dev.signlab.oci.model.Manifest;
import java.util.Optional;

/** One manifest to be moved, with all it lists. */
sealed interface Parcel {

  /** Returns where it can be read. */
  ImageSource source();

  /** Returns what the source calls it. */
  String from();

  /** Returns the manifest. */
  Manifest manifest();

  /** The image itself, or one that its index lists. */
  record Image(ImageSource source, String from, Manifest manifest) implements Parcel {}

  /** A list under one of cosign's tags. */
  record Tagged(
      ImageSource source, String from, Manifest manifest, AttachmentTag kind, Digest subject)
      implements Parcel {

    String tag() {
      return kind.name(subject);
    }
  }

  /** A manifest that names its subject. */
  record Referrer(ImageSource source, String from, Manifest manifest, Digest subject)
      implements Parcel {}

  /** Returns which part of an image it is; an image and a referrer of another kind are none. */
  default Optional<Part> part() {
    return switch (this) {
      case Image image -> Optional.empty();
      case Tagged tagged -> Optional.of(Part.of(tagged.kind()));
      case Referrer referrer -> Part.of(referrer.manifest());
    };
  }
}
