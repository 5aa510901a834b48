package dev.signlab.crypto.x509;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.ASN1UTF8String;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.OtherName;

/** Says a name of a certificate's subject in words (RFC 5280, section 4.2.1.6). */
final class SubjectName {

  /** A user name of an issuer that has no addresses: Fulcio, docs/oid-info.md. */
  private static final ASN1ObjectIdentifier USER_NAME =
      new ASN1ObjectIdentifier("1.3.6.1.4.1.57264.1.7");

  private SubjectName() {}

  /** Returns the first value of a part of a name, or an empty text. */
  static String first(X500Name name, ASN1ObjectIdentifier part) {
    return values(name, part).findFirst().orElse("");
  }

  /** Returns the last value of a part of a name, or an empty text. */
  static String last(X500Name name, ASN1ObjectIdentifier part) {
    return values(name, part).reduce((before, after) -> after).orElse("");
  }

  private static Stream<String> values(X500Name name, ASN1ObjectIdentifier part) {
    return Arrays.stream(name.getRDNs(part))
        .map(each -> each.getFirst().getValue())
        .map(value -> value instanceof ASN1String text ? text.getString() : "");
  }

  static String words(GeneralName name) {
    return switch (name.getTagNo()) {
      case GeneralName.rfc822Name, GeneralName.dNSName, GeneralName.uniformResourceIdentifier ->
          ((ASN1String) name.getName()).getString();
      case GeneralName.directoryName -> Certificate.words(X500Name.getInstance(name.getName()));
      case GeneralName.iPAddress ->
          address(ASN1OctetString.getInstance(name.getName()).getOctets());
      case GeneralName.registeredID -> name.getName().toString();
      case GeneralName.otherName -> other(OtherName.getInstance(name.getName()));
      default -> "a name of another kind";
    };
  }

  static GeneralName user(String name) {
    OtherName other = new OtherName(USER_NAME, new DERUTF8String(name));
    return new GeneralName(GeneralName.otherName, other);
  }

  private static String other(OtherName name) {
    return name.getTypeID().equals(USER_NAME) && name.getValue() instanceof ASN1UTF8String text
        ? text.getString()
        : "a name of another kind";
  }

  private static String address(byte[] bytes) {
    try {
      return InetAddress.getByAddress(bytes).getHostAddress();
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException("an address of " + bytes.length + " bytes", e);
    }
  }
}
