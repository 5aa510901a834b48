package dev.signlab.interop;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The lines of cosign 2.5, and those of 3.1, which the lab takes too. */
final class CosignWords {

  private final boolean third;

  private CosignWords(boolean third) {
    this.third = third;
  }

  static CosignWords ofSecond() {
    return new CosignWords(false);
  }

  static CosignWords ofThird() {
    return new CosignWords(true);
  }

  List<String> sign(Subject subject) {
    List<String> words = new ArrayList<>();
    words.add(
        switch (subject.form()) {
          case LEGACY, V3 -> "sign";
          case BLOB -> "sign-blob";
          case LEGACY_ATTESTATION, ATTESTATION -> "attest";
        });
    words.addAll(List.of("-y", "--key", subject.key().privateKey().toString()));
    words.addAll(withoutServices(subject));
    if (subject.form().isAttestation()) {
      words.addAll(List.of("--type", "custom", "--predicate", subject.predicate()));
    }
    if (!subject.form().isOfImage()) {
      words.addAll(List.of("--bundle", subject.bundle()));
    }
    words.add(what(subject));
    return words;
  }

  List<String> verify(Subject subject, Path publicKey) {
    List<String> words = new ArrayList<>();
    words.add(
        switch (subject.form()) {
          case LEGACY, V3 -> "verify";
          case BLOB -> "verify-blob";
          case LEGACY_ATTESTATION, ATTESTATION -> "verify-attestation";
        });
    words.addAll(List.of("--key", publicKey.toString(), "--insecure-ignore-tlog=true"));
    if (!third && !subject.form().isLegacy()) {
      words.addAll(List.of("--new-bundle-format", "--trusted-root", subject.trustedRoot()));
    }
    if (subject.form().isAttestation()) {
      words.addAll(List.of("--type", "custom"));
    }
    if (!subject.form().isOfImage()) {
      words.addAll(List.of("--bundle", subject.bundle()));
    }
    words.add(what(subject));
    return words;
  }

  private List<String> withoutServices(Subject subject) {
    if (!third) {
      return subject.form().isLegacy()
          ? List.of("--tlog-upload=false")
          : List.of("--tlog-upload=false", "--new-bundle-format");
    }
    return subject.form().isLegacy()
        ? List.of("--tlog-upload=false", "--new-bundle-format=false", "--use-signing-config=false")
        : List.of("--signing-config", subject.signingConfig());
  }

  private static String what(Subject subject) {
    return subject.form().isOfImage() ? subject.image() : subject.artifact();
  }
}
