package dev.signlab.engine.attach;

/**
 * The forms in which signatures hang on an image: cosign's legacy list under a tag, and the bundle
 * of cosign 3, a referrer.
 */
public sealed interface SignatureLayout permits SimpleSigningLayout, BundleLayout {

  /** Returns what people call it. */
  String words();
}
