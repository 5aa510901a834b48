package dev.signlab.interop.keyless;

/** What is signed, and how. */
enum Layout {
  FILE("File, with a bundle; log of version 1"),
  FILE_TILES("File, with a bundle; log of version 2"),
  LEGACY("Image, legacy: the tag `.sig`"),
  BUNDLE("Image, v3: a bundle as referrer");

  private final String words;

  Layout(String words) {
    this.words = words;
  }

  String words() {
    return words;
  }

  boolean isOfImage() {
    return this == LEGACY || this == BUNDLE;
  }
}
