package dev.signlab.engine.view;

import dev.signlab.crypto.timestamp.TimestampToken;
import dev.signlab.crypto.x509.Certificate;
import dev.signlab.diagnostic.LabException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The fields of a timestamp (RFC 3161, section 2.4.2). */
final class TimestampFields {

  private TimestampFields() {}

  static List<ViewField> of(TimestampToken token, Instant now) {
    List<ViewField> fields = new ArrayList<>();
    fields.add(ViewField.of("time", token.time().toString(), "when it was there"));
    fields.add(
        ViewField.of("imprint", token.imprint().toString(), "of what was there: a signature"));
    fields.add(ViewField.of("serial", Shown.text(token.serialNumber())));
    for (Certificate each : token.certificates()) {
      fields.add(
          ViewField.group(
              "certificate", "that the authority sent along", CertificateFields.of(each, now)));
    }
    if (token.certificates().isEmpty()) {
      fields.add(
          ViewField.of("certificates", "none", "the trusted root has to name the authority"));
    }
    return fields;
  }

  /** Reads one that stands in another file, where it may be no good. */
  static ViewField within(byte[] der, Instant now) {
    try {
      return ViewField.group(
          "timestamp", "when the signature was there", of(TimestampToken.parse(der, "it"), now));
    } catch (LabException e) {
      return Shown.unreadable("timestamp", e);
    }
  }
}
