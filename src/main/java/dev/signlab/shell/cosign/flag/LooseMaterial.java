package dev.signlab.shell.cosign.flag;

import dev.signlab.crypto.Pem;
import dev.signlab.engine.blob.LocalBundle;
import dev.signlab.json.Json;
import dev.signlab.shell.cosign.invoke.CosignInvocation;
import dev.signlab.sigstore.bundle.KeySource;
import dev.signlab.sigstore.bundle.VerificationMaterial;
import dev.signlab.sigstore.logentry.RekorBundle;
import dev.signlab.sigstore.logentry.TransparencyLogEntry;
import java.util.List;
import java.util.Optional;

/** What cosign 2 wrote beside the signature of a file, in the form in which bundles carry it. */
public final class LooseMaterial {

  private LooseMaterial() {}

  /**
   * Collects what came along.
   *
   * @param bundle in cosign's older form, where there is one
   * @throws dev.signlab.diagnostic.LabException with the cause MALFORMED
   */
  public static VerificationMaterial of(CosignInvocation cosign, Optional<LocalBundle> bundle) {
    List<TransparencyLogEntry> entries =
        bundle
            .flatMap(LocalBundle::logEntry)
            .map(node -> RekorBundle.parse(Json.write(node), "rekorBundle"))
            .stream()
            .toList();
    return new VerificationMaterial(
        bundle
            .flatMap(LocalBundle::certificate)
            .filter(LooseMaterial::isCertificate)
            .map(pem -> CertificateFile.parse(pem, "cert"))
            .orElseGet(() -> new KeySource.PublicKeyHint("")),
        entries,
        TimestampFile.read(cosign));
  }

  /** The form holds either a certificate or a public key there. */
  private static boolean isCertificate(byte[] pem) {
    return !Pem.certificates(pem, "cert").isEmpty();
  }
}
