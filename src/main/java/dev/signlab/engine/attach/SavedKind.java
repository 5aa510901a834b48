package dev.signlab.engine.attach;

import dev.signlab.oci.model.Descriptor;
import java.util.Optional;

/** What an entry of a saved image is: the annotation {@code kind} that cosign gives it. */
public enum SavedKind {
  /** The image, for one platform. */
  IMAGE("image"),
  /** The image, for several platforms. */
  INDEX("imageIndex"),
  /** Its signatures in the legacy layout. */
  SIGNATURES("sigs"),
  /** Its attestations in the legacy layout. */
  ATTESTATIONS("atts");

  /** The name of the annotation. */
  public static final String ANNOTATION = "kind";

  private static final String PREFIX = "dev.cosignproject.cosign/";

  private final String word;

  SavedKind(String word) {
    this.word = word;
  }

  /** Returns the value of the annotation. */
  public String value() {
    return PREFIX + word;
  }

  /** Reads the kind of an entry, which other tools than cosign leave out. */
  static Optional<SavedKind> of(Descriptor entry) {
    String value = entry.annotations().get(ANNOTATION);
    for (SavedKind kind : values()) {
      if (kind.value().equals(value)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }

  boolean isImage() {
    return this == IMAGE || this == INDEX;
  }
}
