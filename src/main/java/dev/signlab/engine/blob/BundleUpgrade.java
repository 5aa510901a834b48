package dev.signlab.engine.blob;

import dev.signlab.crypto.x509.Certificate;
import dev.signlab.diagnostic.Problem;
import dev.signlab.sigstore.bundle.Bundle;
import dev.signlab.sigstore.bundle.BundleVersion;
import dev.signlab.sigstore.bundle.KeySource;
import java.util.ArrayList;
import java.util.List;

/**
 * A bundle in the newest form.
 *
 * @param bytes of the new bundle
 * @param notes what was done, in cosign's words
 */
@SuppressWarnings("ArrayRecordComponent") // handed out once, never compared
public record BundleUpgrade(byte[] bytes, List<String> notes) {

  /**
   * Brings a bundle into version 0.3. Of a chain of certificates only the signer's is kept, since
   * verifiers find the others in their trusted root.
   *
   * @throws dev.signlab.diagnostic.LabException when an entry has only the log's promise: the new
   *     version wants a proof, which only the log can give
   */
  public static BundleUpgrade of(Bundle bundle) {
    List<String> notes = new ArrayList<>();
    String from = bundle.version().words();
    notes.add(
        bundle.version() == BundleVersion.V0_3
            ? "Bundle is already at v0.3, no upgrade needed."
            : "Upgrading from v" + from + " to v0.3...");
    refuseWithoutProof(bundle);
    if (bundle.material().keySource() instanceof KeySource.CertificateChain chain) {
      notes.add("Truncating certificate chain to only the leaf certificate...");
      for (int i = 0; i < chain.certificates().size(); i++) {
        Certificate each = Certificate.parse(chain.certificates().get(i), "certificate " + i);
        notes.add("  Certificate " + i + " Identity: " + String.join(", ", each.identities()));
      }
    }
    return new BundleUpgrade(bundle.bytes(), notes);
  }

  private static void refuseWithoutProof(Bundle bundle) {
    boolean missing =
        bundle.material().tlogEntries().stream()
            .anyMatch(entry -> entry.inclusionProof().isEmpty());
    if (missing) {
      throw Problem.of("upgrading bundle: an entry of the log has no proof of inclusion")
          .expected("inclusionProof in each entry, as version 0.3 asks for")
          .found("only the log's promise; the proof must be fetched from the log, not yet here")
          .asException();
    }
  }
}
