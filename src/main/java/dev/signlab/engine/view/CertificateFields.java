package dev.signlab.engine.view;

import dev.signlab.crypto.x509.Certificate;
import dev.signlab.diagnostic.LabException;
import dev.signlab.sigstore.certificate.CertificateEntry;
import dev.signlab.sigstore.certificate.FulcioExtension;
import dev.signlab.sigstore.certificate.IssuedIdentity;
import dev.signlab.sigstore.certificate.SignedCertificateTimestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The fields of a certificate (RFC 5280, section 4), those of Fulcio by their names. */
final class CertificateFields {

  private CertificateFields() {}

  static List<ViewField> of(Certificate certificate, Instant now) {
    List<ViewField> fields = new ArrayList<>();
    fields.add(ViewField.of("serial", Shown.text(certificate.serialNumber())));
    fields.add(
        ViewField.of("issuer", Shown.text(certificate.issuer()), "the authority that signed it"));
    if (!certificate.subject().isEmpty()) {
      fields.add(ViewField.of("subject", Shown.text(certificate.subject())));
    }
    certificate
        .identities()
        .forEach(
            name -> fields.add(ViewField.of("name", Shown.text(name), "who it speaks of (SAN)")));
    fields.add(ViewField.of("not before", certificate.notBefore().toString()));
    fields.add(
        ViewField.of(
            "not after", certificate.notAfter().toString(), Ends.of(certificate.notAfter(), now)));
    fields.add(
        ViewField.of(
            "key",
            certificate.key().type().words() + " " + certificate.key().fingerprint(),
            "whose signatures it covers"));
    fields.add(
        ViewField.of(
            "authority",
            certificate.isAuthority() ? "yes" : "no",
            "whether its key may issue certificates"));
    extensions(certificate, fields);
    return fields;
  }

  private static void extensions(Certificate certificate, List<ViewField> fields) {
    List<ViewField> claims = new ArrayList<>();
    for (FulcioExtension each : FulcioExtension.values()) {
      certificate.extension(each.oid()).ifPresent(value -> claims.add(claim(each, value)));
    }
    if (!claims.isEmpty()) {
      fields.add(
          ViewField.group(
              "what Fulcio took from the token",
              "extensions " + FulcioExtension.ARC + ".N",
              claims));
    }
    certificate
        .extension(CertificateEntry.TIMESTAMPS)
        .ifPresent(value -> fields.addAll(timestamps(value)));
  }

  private static ViewField claim(FulcioExtension extension, byte[] value) {
    return ViewField.of("." + extension.number() + " " + extension.words(), text(extension, value));
  }

  private static String text(FulcioExtension extension, byte[] value) {
    try {
      return Shown.text(extension.decode(value));
    } catch (LabException e) {
      return "unreadable: " + e.problem().foundOrSummary();
    }
  }

  private static List<ViewField> timestamps(byte[] extension) {
    try {
      return SignedCertificateTimestamp.parseExtension(extension, "the SCT").stream()
          .map(
              each ->
                  ViewField.group(
                      "SCT", "a log's promise to publish this certificate", SctFields.of(each)))
          .toList();
    } catch (LabException e) {
      return List.of(Shown.unreadable("SCT", e));
    }
  }

  /** Returns what tells a certificate of a signer at a glance. */
  static List<ViewField> brief(Certificate certificate) {
    List<ViewField> fields = new ArrayList<>();
    certificate
        .identities()
        .forEach(name -> fields.add(ViewField.of("name", Shown.text(name), "who signed")));
    issuer(certificate, fields);
    fields.add(
        ViewField.of("valid", certificate.notBefore() + " to " + certificate.notAfter(), ""));
    fields.add(
        ViewField.of(
            "key", certificate.key().type().words() + " " + certificate.key().fingerprint()));
    return fields;
  }

  private static void issuer(Certificate certificate, List<ViewField> fields) {
    try {
      IssuedIdentity.of(certificate)
          .issuer()
          .ifPresent(
              issuer -> fields.add(ViewField.of("issuer", Shown.text(issuer), "who says so")));
    } catch (LabException e) {
      fields.add(Shown.unreadable("issuer", e));
    }
  }
}
