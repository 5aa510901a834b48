package dev.signlab.sigstore.bundle;

import dev.signlab.sigstore.logentry.TransparencyLogEntry;
import dev.signlab.sigstore.protojson.ProtoFields;
import dev.signlab.sigstore.protojson.ProtoObject;
import java.util.List;

/**
 * What a bundle brings along for its verification.
 *
 * @param keySource where the key comes from
 * @param tlogEntries entries of transparency logs
 * @param timestamps RFC 3161 responses in DER, over the signature
 */
public record VerificationMaterial(
    KeySource keySource, List<TransparencyLogEntry> tlogEntries, List<byte[]> timestamps) {

  /** Nothing at all: whoever signed must be known otherwise. */
  public static final VerificationMaterial NONE =
      new VerificationMaterial(new KeySource.PublicKeyHint(""), List.of(), List.of());

  /** More of either is refused. */
  static final int MOST = 32;

  /** Copies the lists. */
  public VerificationMaterial {
    tlogEntries = List.copyOf(tlogEntries);
    timestamps = List.copyOf(timestamps);
  }

  static VerificationMaterial parse(ProtoFields fields) {
    fields.only(
        "publicKey",
        "certificate",
        "x509CertificateChain",
        "tlogEntries",
        "timestampVerificationData");
    return new VerificationMaterial(
        KeySource.parse(fields),
        fields.objects("tlogEntries", MOST).stream().map(TransparencyLogEntry::parse).toList(),
        fields
            .optionalObject("timestampVerificationData")
            .map(VerificationMaterial::timestamps)
            .orElse(List.of()));
  }

  private static List<byte[]> timestamps(ProtoFields data) {
    return data.only("rfc3161Timestamps").objects("rfc3161Timestamps", MOST).stream()
        .map(timestamp -> timestamp.only("signedTimestamp").bytes("signedTimestamp"))
        .toList();
  }

  ProtoObject toProto() {
    ProtoObject material = new ProtoObject();
    keySource.writeTo(material);
    material.objects(
        "tlogEntries", tlogEntries.stream().map(TransparencyLogEntry::toProto).toList());
    return timestamps.isEmpty()
        ? material
        : material.object(
            "timestampVerificationData",
            new ProtoObject()
                .objects(
                    "rfc3161Timestamps",
                    timestamps.stream()
                        .map(timestamp -> new ProtoObject().bytes("signedTimestamp", timestamp))
                        .toList()));
  }
}
