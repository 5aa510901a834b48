package dev.signlab.interop.keyless;

import java.nio.file.Path;

/**
 * One thing that somebody signed, and where everything about it lies.
 *
 * @param layout how it is signed
 * @param folder of its own
 * @param artifact the file, where one is signed
 * @param bundle of the file; of an image a copy of the one that hangs on it
 * @param image by digest; empty when a file is signed
 */
record Signed(Layout layout, Path folder, Path artifact, Path bundle, String image) {

  /** Returns the hexadecimal digits of the image's digest. */
  String digest() {
    return image.substring(image.indexOf("sha256:") + "sha256:".length());
  }

  String repository() {
    return image.substring(0, image.indexOf('@'));
  }

  String host() {
    return image.substring(0, image.indexOf('/'));
  }

  Signed withArtifact(Path other) {
    return new Signed(layout, folder, other, bundle, image);
  }

  Signed withImage(String other) {
    return new Signed(layout, folder, artifact, bundle, other);
  }
}
