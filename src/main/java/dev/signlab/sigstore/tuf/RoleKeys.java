package dev.signlab.sigstore.tuf;

import dev.signlab.crypto.VerificationKey;
import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Problem;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Who signs for a role.
 *
 * @param keys the keys
 * @param threshold how many of them must sign
 */
public record RoleKeys(List<TufKey> keys, int threshold) {

  /** Copies the list. */
  public RoleKeys {
    keys = List.copyOf(keys);
    if (threshold < 1 || threshold > keys.size()) {
      throw new IllegalArgumentException(threshold + " of " + keys.size() + " keys");
    }
  }

  /** Takes what a file says; keys that are of no use here cannot sign either. */
  static RoleKeys read(List<TufKey> keys, long threshold, String what) {
    if (threshold < 1 || threshold > keys.size()) {
      throw Problem.of(what + " can never be signed")
          .expected("a threshold from 1 to the number of its keys")
          .found(threshold + " of " + keys.size() + " keys of a known kind")
          .cause(Cause.MALFORMED)
          .asException();
    }
    return new RoleKeys(keys, Math.toIntExact(threshold));
  }

  /** Counts the keys that signed a file; one that is there under two names counts once. */
  int signersOf(ReceivedFile file) {
    Set<VerificationKey> signers = new HashSet<>();
    keys.stream().filter(file::isSignedBy).map(TufKey::key).forEach(signers::add);
    return signers.size();
  }
}
