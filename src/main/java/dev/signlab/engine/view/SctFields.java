package dev.signlab.engine.view;

import dev.signlab.sigstore.certificate.SignedCertificateTimestamp;
import java.util.ArrayList;
import java.util.List;

/** The fields of an SCT (RFC 6962, section 3.2). */
final class SctFields {

  private SctFields() {}

  static List<ViewField> of(SignedCertificateTimestamp sct) {
    List<ViewField> fields =
        new ArrayList<>(
            List.of(
                ViewField.of("version", "1"),
                ViewField.of("log", Shown.hex(sct.logId()), "SHA-256 of the key of the log"),
                ViewField.of("time", sct.timestamp().toString(), "when the log promised"),
                ViewField.of("algorithm", sct.algorithm().words()),
                ViewField.of(
                    "signature",
                    Shown.bytes(sct.signature()),
                    "by the log, over time and certificate")));
    if (sct.extensions().length > 0) {
      fields.add(3, ViewField.of("extensions", Shown.bytes(sct.extensions())));
    }
    return fields;
  }
}
