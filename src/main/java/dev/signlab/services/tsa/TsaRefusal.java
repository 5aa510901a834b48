package dev.signlab.services.tsa;

import dev.signlab.crypto.DigestAlgorithm;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;

/** A request that gets no timestamp; the texts are those of sigstore's timestamp-authority. */
final class TsaRefusal extends LabException {

  static final String FAILED = "Error generating timestamp response";
  static final String WEAK = "Weak hash algorithm in timestamp request";
  static final String WRONG_LENGTH = "Message digest has incorrect length for specified algorithm";

  TsaRefusal(String text, String reason) {
    super(Problem.of(text).found(reason).build());
  }

  static void requireLength(DigestAlgorithm algorithm, byte[] digest) {
    if (digest.length * 2 != algorithm.hexLength()) {
      throw new TsaRefusal(WRONG_LENGTH, digest.length + " bytes for " + algorithm);
    }
  }

  /** Returns what the client reads: the other authority's text, and the reason that it hides. */
  String message() {
    return problem().summary() + ": " + problem().foundOrSummary();
  }
}
