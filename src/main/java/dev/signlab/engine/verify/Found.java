package dev.signlab.engine.verify;

import dev.signlab.crypto.Digest;
import dev.signlab.engine.attach.SignatureLayout;
import java.util.List;
import java.util.Optional;

/** What a verification found beside its steps, by the kind of subject. */
public sealed interface Found {

  /**
   * The signatures of an image.
   *
   * @param digest the manifest that was verified, once it was known
   * @param layout in which signatures hang on it, once some were found
   * @param verified the signatures that passed every step
   */
  record Signatures(
      Optional<Digest> digest, Optional<SignatureLayout> layout, List<VerifiedSignature> verified)
      implements Found {

    /** Copies the list. */
    public Signatures {
      verified = List.copyOf(verified);
    }
  }

  /**
   * Attestations of an image or a file.
   *
   * @param judged all that were judged
   */
  record Attestations(List<JudgedAttestation> judged) implements Found {

    /** Copies the list. */
    public Attestations {
      judged = List.copyOf(judged);
    }
  }

  /**
   * The signature of a file.
   *
   * @param evidence in which it came
   */
  record FileSignature(FileEvidence evidence) implements Found {}
}
