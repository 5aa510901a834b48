package dev.signlab.engine.signatory;

import dev.signlab.crypto.Pem;
import dev.signlab.engine.report.Step;
import dev.signlab.sigstore.bundle.Bundle;
import dev.signlab.sigstore.bundle.BundleContent;
import dev.signlab.sigstore.bundle.KeySource;
import dev.signlab.sigstore.bundle.VerificationMaterial;
import dev.signlab.sigstore.client.fulcio.IssuedCertificate;
import dev.signlab.sigstore.client.rekor.EntrySigner;
import dev.signlab.sigstore.logentry.TransparencyLogEntry;
import java.util.List;
import java.util.Optional;

/**
 * A signature that was just made, with all that goes with it.
 *
 * @param content what was signed, and the signature
 * @param signer by whose key it verifies
 * @param certificate about that key, where there is one
 * @param origin whose key it is, and who says so
 * @param timestamps what authorities answered, in DER
 * @param entries what logs answered
 * @param steps what was done, in its order
 */
public record MadeSignature(
    BundleContent content,
    EntrySigner signer,
    Optional<IssuedCertificate> certificate,
    Origin origin,
    List<byte[]> timestamps,
    List<TransparencyLogEntry> entries,
    List<Step> steps) {

  /** Whose key signed, and who says so. */
  public enum Origin {
    /** A key that is kept, and nobody says whose it is. */
    KEY,
    /** A key that is kept, with a certificate of an authority of its owner's. */
    OWN_CERTIFICATE,
    /** A key that is kept, which Fulcio certified. */
    CERTIFIED_KEY,
    /** A key that was made for this signature, certified by Fulcio and destroyed. */
    FRESH_KEY
  }

  /** Copies the lists. */
  public MadeSignature {
    timestamps = List.copyOf(timestamps);
    entries = List.copyOf(entries);
    steps = List.copyOf(steps);
  }

  /** Returns all of it as a bundle of the newest version. */
  public Bundle bundle() {
    KeySource source =
        certificate
            .<KeySource>map(issued -> new KeySource.LeafCertificate(issued.der()))
            .orElseGet(() -> KeySource.PublicKeyHint.of(signer.key()));
    return Bundle.of(new VerificationMaterial(source, entries, timestamps), content);
  }

  /** Returns the signer's certificate in PEM, or the key where there is none. */
  public String signerPem() {
    return certificate
        .map(issued -> Pem.of(Pem.CERTIFICATE, issued.der()).text())
        .orElseGet(() -> signer.key().pem());
  }
}
