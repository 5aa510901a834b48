package dev.signlab.mutation;

import java.util.ArrayList;
import java.util.List;

/** What is signed, in which form, and the line that verifies it. */
enum Kind {
  SIGNATURE("image, `.sig` tag", "verify"),
  BUNDLE("image, bundle", "verify"),
  ENVELOPE("attestation, `.att` tag", "verify-attestation"),
  ATTESTATION("attestation, bundle", "verify-attestation"),
  FILE("file, bundle", "verify-blob"),
  FILE_ATTESTATION("attestation of a file, bundle", "verify-blob-attestation"),
  LOOSE("file, signature beside it", "verify-blob");

  private static final List<Kind> OF_IMAGES = List.of(SIGNATURE, BUNDLE, ENVELOPE, ATTESTATION);

  private final String words;
  private final String command;

  Kind(String words, String command) {
    this.words = words;
    this.command = command;
  }

  String words() {
    return words;
  }

  boolean isOfImages() {
    return OF_IMAGES.contains(this);
  }

  boolean isBundle() {
    return this != SIGNATURE && this != ENVELOPE && this != LOOSE;
  }

  /** Whether the signature is over a statement in an envelope. */
  boolean isStatement() {
    return this == BUNDLE || this == ENVELOPE || this == ATTESTATION || this == FILE_ATTESTATION;
  }

  /**
   * The words of the line, for files that lie in the current folder.
   *
   * @param image reference of the image, for the kinds that have one
   * @param second whether cosign 2.5 reads it, to which bundles are something to ask for
   */
  List<String> line(String image, boolean second) {
    List<String> words = new ArrayList<>(List.of(command, "--key", "k.pub"));
    words.add("--insecure-ignore-tlog=true");
    if (isBundle() && second) {
      words.addAll(List.of("--new-bundle-format", "--trusted-root", "nobody.json"));
    }
    if (this == LOOSE) {
      words.addAll(List.of("--signature", "signature"));
    }
    if (this == FILE || this == FILE_ATTESTATION) {
      words.addAll(List.of("--bundle", "bundle.json"));
    }
    if (command.endsWith("attestation")) {
      words.addAll(List.of("--type", "custom"));
    }
    words.add(isOfImages() ? image : "artifact");
    return words;
  }
}
