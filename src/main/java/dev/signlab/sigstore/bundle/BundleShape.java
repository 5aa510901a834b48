package dev.signlab.sigstore.bundle;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.sigstore.logentry.InclusionProof;
import dev.signlab.sigstore.logentry.TransparencyLogEntry;

/** What each version asks for beyond the types of its fields; the texts are sigstore-go's. */
final class BundleShape {

  private BundleShape() {}

  static void check(Bundle bundle, String what) {
    VerificationMaterial material = bundle.material();
    if (!bundle.version().isBefore(BundleVersion.V0_3)
        && material.keySource() instanceof KeySource.CertificateChain) {
      throw malformed(
          "verification material cannot be X.509 certificate chain (for bundle v0.3)",
          "certificate: the signer's certificate alone",
          "x509CertificateChain in " + what);
    }
    material.tlogEntries().forEach(entry -> entry(bundle.version(), entry, what));
    if (bundle.content() instanceof BundleContent.Envelope content
        && content.envelope().signatures().size() != 1) {
      throw malformed(
          what + " must have exactly one signature in its envelope",
          "1 signature",
          String.valueOf(content.envelope().signatures().size()));
    }
  }

  private static void entry(BundleVersion version, TransparencyLogEntry entry, String what) {
    if (version == BundleVersion.V0_1) {
      if (entry.inclusionPromise().isEmpty()) {
        throw malformed(
            "inclusion promise missing in bundle (required for bundle v0.1)",
            "inclusionPromise in each entry of tlogEntries",
            "an entry of " + what + " without it");
      }
      return;
    }
    if (entry.inclusionProof().map(InclusionProof::checkpoint).orElse("").isEmpty()) {
      throw malformed(
          "inclusion proof missing in bundle (required for bundle v0.2)",
          "inclusionProof with its checkpoint in each entry of tlogEntries",
          "an entry of " + what + " without " + missing(entry));
    }
  }

  private static String missing(TransparencyLogEntry entry) {
    return entry.inclusionProof().isEmpty() ? "inclusionProof" : "checkpoint";
  }

  private static LabException malformed(String summary, String expected, String found) {
    return Problem.of(summary).expected(expected).found(found).cause(Cause.MALFORMED).asException();
  }
}
