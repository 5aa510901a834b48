package dev.signlab.engine.verify;

import dev.signlab.crypto.DigestAlgorithm;
import dev.signlab.engine.attach.Shelf;
import dev.signlab.engine.attach.SignatureLayout;
import dev.signlab.engine.log.LogJudge;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a verification is asked to look at beside the signature itself.
 *
 * @param annotations that the payload must have, with these values
 * @param claims whether the payload must name the image, as it should
 * @param layout the only one to look at; nothing for bundles first, and legacy signatures where
 *     there are none
 * @param logs judges the log entries of bundles, of which there must be one then; nothing when no
 *     log is asked for
 * @param hash with which it was signed; nothing for that of the kind of key
 * @param place where alone signatures are looked for; nothing for where the image is
 */
public record VerificationRequest(
    SortedMap<String, String> annotations,
    Claims claims,
    Optional<SignatureLayout> layout,
    Optional<LogJudge> logs,
    Optional<DigestAlgorithm> hash,
    Optional<Shelf> place) {

  /** The usual request: the payload names the image, whatever annotations it has. */
  public static final VerificationRequest USUAL =
      new VerificationRequest(
          new TreeMap<>(),
          Claims.CHECKED,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  /** Copies the annotations. */
  public VerificationRequest {
    annotations = Collections.unmodifiableSortedMap(new TreeMap<>(annotations));
  }

  VerificationRequest withAnnotations(Map<String, String> wanted) {
    return new VerificationRequest(new TreeMap<>(wanted), claims, layout, logs, hash, place);
  }

  VerificationRequest withoutClaims() {
    return new VerificationRequest(annotations, Claims.IGNORED_UNSAFE, layout, logs, hash, place);
  }

  VerificationRequest withLayout(SignatureLayout only) {
    return new VerificationRequest(annotations, claims, Optional.of(only), logs, hash, place);
  }

  VerificationRequest withLogs(LogJudge judge) {
    return new VerificationRequest(annotations, claims, layout, Optional.of(judge), hash, place);
  }

  VerificationRequest withHash(DigestAlgorithm other) {
    return new VerificationRequest(annotations, claims, layout, logs, Optional.of(other), place);
  }

  VerificationRequest withPlace(Shelf shelf) {
    return new VerificationRequest(annotations, claims, layout, logs, hash, Optional.of(shelf));
  }

  /** Whether the payload is compared with the image. */
  public enum Claims {
    /** It is. */
    CHECKED,
    /** It is not: the signature may speak of any other image. */
    IGNORED_UNSAFE
  }
}
