package dev.signlab.oci.name;

/** The letters of which names are made (OCI distribution-spec, section Pulling manifests). */
final class Names {

  private Names() {}

  static boolean isLowerOrDigit(int c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
  }

  static boolean isWord(int c) {
    return isLowerOrDigit(c) || (c >= 'A' && c <= 'Z') || c == '_';
  }
}
