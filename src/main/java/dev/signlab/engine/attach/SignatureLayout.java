package dev.signlab.engine.attach;

/**
 * The forms in which signatures hang on an image. The bundle of cosign 3, a referrer, is the second
 * one to come.
 */
public sealed interface SignatureLayout permits SimpleSigningLayout {

  /** Returns what people call it. */
  String words();
}
