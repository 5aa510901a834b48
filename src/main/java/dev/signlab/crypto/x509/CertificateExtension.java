package dev.signlab.crypto.x509;

import dev.signlab.crypto.VerificationKey;
import java.io.IOException;
import java.util.Arrays;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.bc.BcX509ExtensionUtils;

/**
 * One extension of a certificate that is to be issued (RFC 5280, section 4.2). Immutable.
 *
 * @param oid which one, in dots
 * @param isCritical whether who does not know it must refuse the certificate
 * @param value what stands inside the octet string
 */
@SuppressWarnings("ArrayRecordComponent")
public record CertificateExtension(String oid, boolean isCritical, byte[] value) {

  /** Copies the bytes. */
  public CertificateExtension {
    value = value.clone();
  }

  /** The key signs certificates and lists of revoked ones. */
  public static CertificateExtension keyOfAuthority() {
    return critical(Extension.keyUsage, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
  }

  /** The key signs anything but certificates. */
  public static CertificateExtension keyOfSigner() {
    return critical(Extension.keyUsage, new KeyUsage(KeyUsage.digitalSignature));
  }

  /** The key signs code, and certificates below sign nothing else. */
  public static CertificateExtension codeSigning() {
    return other(Extension.extendedKeyUsage, new ExtendedKeyUsage(KeyPurposeId.id_kp_codeSigning));
  }

  /** The key is shown by servers. */
  public static CertificateExtension serverAuthentication() {
    return other(Extension.extendedKeyUsage, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth));
  }

  /** The key signs timestamps and nothing else, as RFC 3161, section 2.3, asks. */
  public static CertificateExtension timeStamping() {
    return critical(
        Extension.extendedKeyUsage, new ExtendedKeyUsage(KeyPurposeId.id_kp_timeStamping));
  }

  /** The subject is this machine as programs on it reach it: localhost and 127.0.0.1. */
  public static CertificateExtension localhost() {
    return other(
        Extension.subjectAlternativeName,
        new GeneralNames(
            new GeneralName[] {
              new GeneralName(GeneralName.dNSName, "localhost"),
              new GeneralName(GeneralName.iPAddress, "127.0.0.1")
            }));
  }

  /** The certificate is an authority's, above at most so many others. */
  public static CertificateExtension authority(int most) {
    return critical(Extension.basicConstraints, new BasicConstraints(most));
  }

  /** The certificate is nobody's who issues others. */
  public static CertificateExtension noAuthority() {
    return critical(Extension.basicConstraints, new BasicConstraints(false));
  }

  /** Identifies the certified key by its SHA-1 (section 4.2.1.2). */
  public static CertificateExtension subjectKey(VerificationKey key) {
    return other(
        Extension.subjectKeyIdentifier,
        new BcX509ExtensionUtils().createSubjectKeyIdentifier(info(key)));
  }

  /** Identifies the issuer's key by its SHA-1 (section 4.2.1.1). */
  public static CertificateExtension authorityKey(VerificationKey issuer) {
    return other(
        Extension.authorityKeyIdentifier,
        new BcX509ExtensionUtils().createAuthorityKeyIdentifier(info(issuer)));
  }

  /** The subject is an e-mail address alone, and has no other name. */
  public static CertificateExtension email(String address) {
    return name(new GeneralName(GeneralName.rfc822Name, address));
  }

  /** The subject is a URI alone, and has no other name. */
  public static CertificateExtension uri(String uri) {
    return name(new GeneralName(GeneralName.uniformResourceIdentifier, uri));
  }

  /** The subject is a user name of an issuer of Fulcio's alone, and has no other name. */
  public static CertificateExtension userName(String name) {
    return name(SubjectName.user(name));
  }

  private static CertificateExtension name(GeneralName name) {
    return critical(Extension.subjectAlternativeName, new GeneralNames(name));
  }

  /** A critical extension that says something by being there: its value is NULL. */
  public static CertificateExtension mark(String oid) {
    return new CertificateExtension(oid, true, der(DERNull.INSTANCE));
  }

  private static CertificateExtension critical(ASN1ObjectIdentifier oid, ASN1Encodable value) {
    return new CertificateExtension(oid.getId(), true, der(value));
  }

  private static CertificateExtension other(ASN1ObjectIdentifier oid, ASN1Encodable value) {
    return new CertificateExtension(oid.getId(), false, der(value));
  }

  private static byte[] der(ASN1Encodable value) {
    try {
      return value.toASN1Primitive().getEncoded(ASN1Encoding.DER);
    } catch (IOException e) {
      throw new AssertionError("memory takes everything", e);
    }
  }

  static SubjectPublicKeyInfo info(VerificationKey key) {
    return SubjectPublicKeyInfo.getInstance(key.encoded());
  }

  Extension encoded() {
    return new Extension(new ASN1ObjectIdentifier(oid), isCritical, value);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CertificateExtension that
        && oid.equals(that.oid)
        && isCritical == that.isCritical
        && Arrays.equals(value, that.value);
  }

  @Override
  public int hashCode() {
    return oid.hashCode();
  }
}
