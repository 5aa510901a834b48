package dev.signlab.engine.view;

import dev.signlab.crypto.x509.Certificate;
import dev.signlab.diagnostic.LabException;
import dev.signlab.sigstore.bundle.Bundle;
import dev.signlab.sigstore.bundle.BundleContent;
import dev.signlab.sigstore.bundle.KeySource;
import dev.signlab.sigstore.bundle.MessageSignature;
import dev.signlab.sigstore.dsse.DsseEnvelope;
import dev.signlab.sigstore.intoto.Statement;
import dev.signlab.sigstore.intoto.Subject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * The fields of a bundle.
 *
 * @param now the time in this world
 */
record BundleFields(Instant now) {

  private static final int MOST_SUBJECTS = 10;

  List<ViewField> of(Bundle bundle) {
    List<ViewField> fields = new ArrayList<>();
    fields.add(ViewField.of("media type", bundle.version().mediaType()));
    fields.addAll(content(bundle.content()));
    fields.addAll(key(bundle.material().keySource()));
    bundle
        .material()
        .tlogEntries()
        .forEach(
            entry ->
                fields.add(
                    ViewField.group("log entry", "that it is public", EntryFields.of(entry))));
    bundle.material().timestamps().forEach(der -> fields.add(TimestampFields.within(der, now)));
    return fields;
  }

  private static List<ViewField> content(BundleContent content) {
    return switch (content) {
      case MessageSignature message ->
          List.of(
              ViewField.of(
                  "digest",
                  message.algorithm() + " " + HexFormat.of().formatHex(message.digest()),
                  "of the file that was signed"),
              ViewField.of("signature", Shown.bytes(message.signature())));
      case BundleContent.Envelope sealed -> List.of(envelope(sealed.envelope()));
    };
  }

  private static ViewField envelope(DsseEnvelope envelope) {
    List<ViewField> fields = new ArrayList<>();
    fields.add(ViewField.of("payload type", Shown.text(envelope.payloadType())));
    fields.addAll(statement(envelope));
    envelope
        .signatures()
        .forEach(each -> fields.add(ViewField.of("signature", Shown.bytes(each.signature()))));
    return ViewField.group("envelope", "DSSE: type and payload, signed together", fields);
  }

  private static List<ViewField> statement(DsseEnvelope envelope) {
    if (!envelope.payloadType().equals(DsseEnvelope.IN_TOTO)) {
      return List.of(ViewField.of("payload", Shown.bytes(envelope.payload())));
    }
    try {
      Statement statement = Statement.parse(envelope.payload(), "the statement");
      List<ViewField> fields = new ArrayList<>();
      fields.add(
          ViewField.of("predicate", Shown.text(statement.predicateType().uri()), "what is said"));
      statement.subjects().stream()
          .limit(MOST_SUBJECTS)
          .forEach(subject -> fields.add(subject(subject)));
      return fields;
    } catch (LabException e) {
      return List.of(Shown.unreadable("payload", e));
    }
  }

  private static ViewField subject(Subject subject) {
    return ViewField.of(
        "subject", Shown.text(subject.name() + " " + subject.digests()), "of what it is said");
  }

  private List<ViewField> key(KeySource source) {
    return switch (source) {
      case KeySource.PublicKeyHint key ->
          List.of(
              ViewField.of(
                  "key",
                  key.hint().isEmpty() ? "not named" : Shown.text(key.hint()),
                  "a hint only: whoever verifies brings the key"));
      case KeySource.LeafCertificate leaf -> List.of(certificate(leaf.der()));
      case KeySource.CertificateChain chain ->
          chain.certificates().stream().map(this::certificate).toList();
    };
  }

  private ViewField certificate(byte[] der) {
    try {
      Certificate certificate = Certificate.parse(der, "the certificate");
      return ViewField.group(
          "certificate", "whose key signed", CertificateFields.of(certificate, now));
    } catch (LabException e) {
      return Shown.unreadable("certificate", e);
    }
  }
}
