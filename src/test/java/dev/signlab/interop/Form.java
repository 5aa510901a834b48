package dev.signlab.interop;

/** What is signed, and how the signature is laid down. */
enum Form {
  LEGACY("image, legacy: the tag `.sig`"),
  V3("image, v3: a bundle as referrer"),
  BLOB("file, with a bundle"),
  LEGACY_ATTESTATION("attestation, legacy: the tag `.att`"),
  ATTESTATION("attestation, v3: a bundle as referrer");

  private final String words;

  Form(String words) {
    this.words = words;
  }

  String words() {
    return words;
  }

  /** Tells whether the subject lies in a registry. */
  boolean isOfImage() {
    return this != BLOB;
  }

  boolean isLegacy() {
    return this == LEGACY || this == LEGACY_ATTESTATION;
  }

  boolean isAttestation() {
    return this == ATTESTATION || this == LEGACY_ATTESTATION;
  }
}
