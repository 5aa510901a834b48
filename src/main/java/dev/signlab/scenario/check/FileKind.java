package dev.signlab.scenario.check;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a file can be asked to be. */
public enum FileKind {
  /** Anything. */
  ANY("any", "a file", "", ""),
  /** A private key under a password, as cosign writes it. */
  PRIVATE_KEY(
      "private-key",
      "an encrypted private key",
      "-----BEGIN ENCRYPTED SIGSTORE PRIVATE KEY-----",
      "-----BEGIN ENCRYPTED COSIGN PRIVATE KEY-----"),
  /** A public key in PEM. */
  PUBLIC_KEY(
      "public-key", "a public key", "-----BEGIN PUBLIC KEY-----", "-----BEGIN PUBLIC KEY-----"),
  /** Any PEM. */
  PEM("pem", "a PEM file", "-----BEGIN ", "-----BEGIN ");

  private final String word;
  private final String description;
  private final String beginning;
  private final String olderBeginning;

  FileKind(String word, String description, String beginning, String olderBeginning) {
    this.word = word;
    this.description = description;
    this.beginning = beginning;
    this.olderBeginning = olderBeginning;
  }

  static List<String> words() {
    return Stream.of(values()).map(kind -> kind.word).toList();
  }

  static FileKind of(String word) {
    return Stream.of(values()).filter(kind -> kind.word.equals(word)).findFirst().orElse(ANY);
  }

  String description() {
    return description;
  }

  /** Returns what a text is instead, or nothing when it is of this kind. */
  Optional<String> refusal(String text) {
    String body = text.strip();
    if (body.startsWith(beginning) || body.startsWith(olderBeginning)) {
      return Optional.empty();
    }
    if (body.isEmpty()) {
      return Optional.of("an empty file");
    }
    String first = body.lines().findFirst().orElse("");
    return Optional.of(first.length() > 60 ? first.substring(0, 60) + "…" : first);
  }
}
