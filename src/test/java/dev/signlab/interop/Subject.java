package dev.signlab.interop;

import java.nio.file.Path;

/**
 * One thing that is signed, and where everything about it lies.
 *
 * @param form how it is signed
 * @param key with which
 * @param image by digest; empty when a file is signed
 * @param folder of its own, with the file {@code artifact}, and later {@code bundle.json}
 */
record Subject(Form form, KeyKind key, String image, Path folder) {

  String artifact() {
    return folder.resolve("artifact").toString();
  }

  String bundle() {
    return folder.resolve("bundle.json").toString();
  }

  String predicate() {
    return folder.resolve("predicate.json").toString();
  }

  /** A signing configuration without any service: nothing leaves the machine. */
  String signingConfig() {
    return folder.resolve("signing-config.json").toString();
  }

  /** A trusted root that trusts nobody, for tools that want one and need none. */
  String trustedRoot() {
    return folder.resolve("trusted-root.json").toString();
  }

  String host() {
    return image.substring(0, image.indexOf('/'));
  }
}
