package dev.signlab.engine.monitor;

import dev.signlab.crypto.VerificationKey;
import dev.signlab.crypto.x509.Certificate;
import dev.signlab.diagnostic.LabException;
import dev.signlab.sigstore.logentry.EntryBody;
import java.util.List;

/**
 * Who an entry says has signed.
 *
 * @param key by which the signature is to verify
 * @param names that stand in the certificate; none of a bare key
 */
public record EntrySigner(VerificationKey key, List<String> names) {

  private static final String WHAT = "the signer in the log entry";

  /** Copies the list. */
  public EntrySigner {
    names = List.copyOf(names);
  }

  /**
   * Reads the signers of an entry.
   *
   * @throws LabException with the cause MALFORMED
   */
  public static List<EntrySigner> of(EntryBody body) {
    return body.verifiers().stream().map(EntrySigner::of).toList();
  }

  private static EntrySigner of(byte[] der) {
    if (VerificationKey.isEncoded(der)) {
      return new EntrySigner(VerificationKey.parse(der, WHAT), List.of());
    }
    Certificate certificate = Certificate.parse(der, WHAT);
    return new EntrySigner(certificate.key(), certificate.identities());
  }
}
