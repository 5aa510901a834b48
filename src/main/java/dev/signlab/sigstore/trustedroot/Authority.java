package dev.signlab.sigstore.trustedroot;

import dev.signlab.sigstore.protojson.ProtoFields;
import dev.signlab.sigstore.protojson.ProtoObject;
import java.util.List;

/**
 * Who issues certificates, or timestamps.
 *
 * @param organization of the authority
 * @param commonName of the authority
 * @param uri where it answers
 * @param certificates its chain in DER as written, the root last; not checked here
 * @param validFor when it is believed
 */
public record Authority(
    String organization,
    String commonName,
    String uri,
    List<byte[]> certificates,
    TimeRange validFor) {

  private static final int MOST_CERTIFICATES = 16;

  /** Copies the list. */
  public Authority {
    certificates = List.copyOf(certificates);
  }

  /** Returns the authority with another time in which it counts. */
  public Authority validFor(TimeRange other) {
    return new Authority(organization, commonName, uri, certificates, other);
  }

  ProtoObject message() {
    ProtoObject subject =
        new ProtoObject().text("organization", organization).text("commonName", commonName);
    List<ProtoObject> chain =
        certificates.stream().map(der -> new ProtoObject().bytes("rawBytes", der)).toList();
    return new ProtoObject()
        .object("subject", subject)
        .text("uri", uri)
        .object("certChain", new ProtoObject().objects("certificates", chain))
        .object("validFor", validFor.message());
  }

  static Authority parse(ProtoFields fields) {
    fields.only("subject", "uri", "certChain", "validFor", "operator");
    ProtoFields subject = fields.object("subject").only("organization", "commonName");
    ProtoFields chain = fields.object("certChain").only("certificates");
    List<byte[]> certificates =
        chain.objects("certificates", MOST_CERTIFICATES).stream()
            .map(certificate -> certificate.only("rawBytes").bytes("rawBytes"))
            .toList();
    if (certificates.isEmpty()) {
      throw chain.malformed("is empty", "a certificate", "none");
    }
    return new Authority(
        subject.text("organization"),
        subject.text("commonName"),
        fields.text("uri"),
        certificates,
        TimeRange.parse(fields.object("validFor")));
  }
}
