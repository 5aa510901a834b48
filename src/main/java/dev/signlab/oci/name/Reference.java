package dev.signlab.oci.name;

/**
 * The name of one image: a repository with a tag, which may move, or with a digest, which cannot.
 */
public sealed interface Reference permits TagReference, DigestReference {

  /**
   * Parses what people type, as Docker and cosign read it: a first word without a dot, a colon or
   * the name {@code localhost} is no registry but part of a Docker Hub name, and a name without tag
   * and digest means the tag {@code latest}. Where both tag and digest are given, the digest
   * counts.
   */
  static Reference parse(String text) {
    return ReferenceParser.reference(text);
  }

  /** Returns the repository. */
  Repository repository();

  /** Returns what stands behind {@code /manifests/} in a request: the tag or the digest. */
  String identifier();

  /** Returns the registry. */
  default Registry registry() {
    return repository().registry();
  }
}
