package dev.signlab.crypto.openpgp;

import dev.signlab.diagnostic.Failure;
import java.util.Optional;

/**
 * What was found of a signature, told apart as gpg tells it (RFC 9580 leaves to programs what an
 * end or a revocation means).
 *
 * @param grade which of its kinds
 * @param fault why it is not good without more; nothing for {@link Grade#GOOD} alone
 */
public record Verdict(Grade grade, Optional<Failure> fault) {

  /** The kinds of verdict. */
  public enum Grade {
    /** The key made it, and both hold. */
    GOOD,
    /** The key made it, and has ended. */
    KEY_EXPIRED,
    /** The key made it, and its owner has taken the key back. */
    KEY_REVOKED,
    /** The key made it, and the signer wanted it to count for a time that is over. */
    EXPIRED,
    /** The key may make no such signature, or was made after it. */
    NOT_CHECKED,
    /** Other bytes, or another key. */
    BAD
  }

  static Verdict of(Grade grade, Failure fault) {
    return new Verdict(grade, Optional.of(fault));
  }
}
