package dev.signlab.engine.move;

import dev.signlab.diagnostic.Problem;
import dev.signlab.engine.attach.AttachmentTag;
import dev.signlab.oci.model.Manifest;
import dev.signlab.oci.model.MediaType;
import java.util.Optional;

/** What can hang on an image, in the words of {@code cosign copy --only}. */
public enum Part {
  /** Signatures; only those under a tag are copied alone. */
  SIGNATURES("sig"),
  /** Bills of materials, unsigned. */
  SBOMS("sbom"),
  /** Attestations; only those under a tag are copied alone. */
  ATTESTATIONS("att");

  private static final String PREDICATE = "dev.sigstore.bundle.predicateType";
  private static final String SIGN = "https://sigstore.dev/cosign/sign/v1";

  private final String word;

  Part(String word) {
    this.word = word;
  }

  /** Parses a word of {@code --only}. */
  public static Part parse(String word) {
    for (Part part : values()) {
      if (part.word.equals(word)) {
        return part;
      }
    }
    throw Problem.of(
            "invalid value for --only: "
                + word
                + ", only the following values are supported: [sig sbom att]")
        .expected("sig, att or sbom, with commas between them")
        .found(word)
        .asException();
  }

  static Part of(AttachmentTag tag) {
    return switch (tag) {
      case SIGNATURE -> SIGNATURES;
      case ATTESTATION -> ATTESTATIONS;
      case SBOM -> SBOMS;
    };
  }

  /** Returns what a referrer is, or nothing for one that has no place among cosign's parts. */
  static Optional<Part> of(Manifest referrer) {
    String predicate = referrer.annotations().get(PREDICATE);
    if (predicate != null) {
      return Optional.of(predicate.equals(SIGN) ? SIGNATURES : ATTESTATIONS);
    }
    String type = referrer.artifactType().map(MediaType::value).orElse("");
    if (type.contains("sbom") || type.contains("spdx") || type.contains("cyclonedx")) {
      return Optional.of(SBOMS);
    }
    return type.contains(".sig.") || type.contains("signature")
        ? Optional.of(SIGNATURES)
        : Optional.empty();
  }
}
