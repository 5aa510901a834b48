package dev.signlab.crypto.x509;

import java.io.IOException;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.TBSCertificate;

/** Takes the signed part of a certificate apart (RFC 5280, section 4.1.2). */
final class ToBeSigned {

  private static final int EXTENSIONS = 3;

  private ToBeSigned() {}

  static byte[] without(TBSCertificate certificate, String oid) {
    ASN1EncodableVector kept = new ASN1EncodableVector();
    for (ASN1Encodable field : ASN1Sequence.getInstance(certificate.toASN1Primitive())) {
      if (field instanceof ASN1TaggedObject tagged && tagged.getTagNo() == EXTENSIONS) {
        addOthers(kept, certificate.getExtensions(), oid);
      } else {
        kept.add(field);
      }
    }
    try {
      return new DERSequence(kept).getEncoded(ASN1Encoding.DER);
    } catch (IOException e) {
      throw new AssertionError("it was encoded before", e);
    }
  }

  /** A list of extensions has one at least. */
  private static void addOthers(ASN1EncodableVector kept, Extensions extensions, String oid) {
    ASN1ObjectIdentifier left = new ASN1ObjectIdentifier(oid);
    Extension[] others =
        Stream.of(extensions.getExtensionOIDs())
            .filter(each -> !each.equals(left))
            .map(extensions::getExtension)
            .toArray(Extension[]::new);
    if (others.length > 0) {
      kept.add(new DERTaggedObject(true, EXTENSIONS, new Extensions(others)));
    }
  }
}
