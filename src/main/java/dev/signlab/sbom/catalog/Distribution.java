package dev.signlab.sbom.catalog;

/**
 * The operating system of an image, as its os-release says.
 *
 * @param id such as {@code debian}
 * @param version such as {@code 12}, or an empty text
 * @param prettyName for people
 */
public record Distribution(String id, String version, String prettyName) {

  /** Returns what package URLs say, such as {@code debian-12}. */
  String qualifier() {
    return version.isEmpty() ? id : id + "-" + version;
  }
}
