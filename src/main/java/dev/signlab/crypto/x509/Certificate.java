package dev.signlab.crypto.x509;

import dev.signlab.crypto.SignatureAlgorithm;
import dev.signlab.crypto.VerificationKey;
import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Failure;
import dev.signlab.diagnostic.Problem;
import dev.signlab.storage.Reason;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.operator.DefaultSignatureNameFinder;
import org.jspecify.annotations.Nullable;

/**
 * A certificate as it was issued (RFC 5280). Reading it believes nothing: neither its signature nor
 * its dates are judged. Immutable and safe for use by several threads.
 */
public final class Certificate {

  private final String what;
  private final X509CertificateHolder holder;
  private final byte[] encoded;
  private final Instant notBefore;
  private final Instant notAfter;
  private final StandardExtensions extensions;
  private final String subject;
  private final String issuer;
  private final String organization;
  private final String commonName;

  /** The library reads parts when they are asked for; what is malformed is to be known before. */
  private Certificate(String what, X509CertificateHolder holder, byte[] encoded) {
    this.what = what;
    this.holder = holder;
    this.encoded = encoded;
    this.notBefore = CertificateTime.of(holder.toASN1Structure().getStartDate());
    this.notAfter = CertificateTime.of(holder.toASN1Structure().getEndDate());
    this.extensions = StandardExtensions.of(Optional.ofNullable(holder.getExtensions()));
    this.subject = words(holder.getSubject());
    this.issuer = words(holder.getIssuer());
    this.organization = SubjectName.first(holder.getSubject(), BCStyle.O);
    this.commonName = SubjectName.last(holder.getSubject(), BCStyle.CN);
  }

  /**
   * Reads a certificate in DER, and nothing behind it.
   *
   * @param der the certificate
   * @param what names it in problems
   * @throws dev.signlab.diagnostic.LabException with the cause MALFORMED
   */
  public static Certificate parse(byte[] der, String what) {
    try {
      X509CertificateHolder holder = new X509CertificateHolder(der);
      if (!Arrays.equals(holder.toASN1Structure().getEncoded(ASN1Encoding.DER), der)) {
        throw new IOException("the encoding is not DER");
      }
      return new Certificate(what, holder, der.clone());
    } catch (IOException
        | IllegalArgumentException
        | IllegalStateException
        | ClassCastException
        | IndexOutOfBoundsException e) {
      // The library reads parts lazily, and tells of bad ones by unchecked exceptions.
      throw Problem.of(what + " is not a certificate")
          .expected("X.509 in DER")
          .found(Reason.of(e))
          .cause(Cause.MALFORMED)
          .asException(e);
    }
  }

  /** Returns the key that the certificate is about. */
  public VerificationKey key() {
    try {
      byte[] info = holder.getSubjectPublicKeyInfo().getEncoded(ASN1Encoding.DER);
      return VerificationKey.parse(info, what);
    } catch (IOException e) {
      throw new AssertionError("it was encoded before", e);
    }
  }

  /** Returns the certificate in DER, as it was read. */
  public byte[] encoded() {
    return encoded.clone();
  }

  /**
   * Returns what an extension holds (extnValue), where the certificate has it.
   *
   * @param oid its object identifier, such as {@code 2.5.29.17}
   */
  public Optional<byte[]> extension(String oid) {
    return Optional.ofNullable(holder.getExtension(new ASN1ObjectIdentifier(oid)))
        .map(extension -> extension.getExtnValue().getOctets());
  }

  /**
   * Returns what the issuer signed (tbsCertificate) without one extension, all else as it was: the
   * form in which logs take precertificates (RFC 6962, section 3.2).
   */
  public byte[] toBeSignedWithout(String oid) {
    return ToBeSigned.without(holder.toASN1Structure().getTBSCertificate(), oid);
  }

  /**
   * Tells whether this one issued another: the other names it, and its key signed the other. What
   * either may do, and when, is not judged.
   *
   * @throws dev.signlab.diagnostic.LabException when the key of this one cannot be used
   */
  public boolean issued(Certificate other) {
    if (!other.namesAsIssuer(this)) {
      return false;
    }
    VerificationKey key = key();
    return other
        .signatureAlgorithm()
        .filter(each -> each.fits(key.type()))
        .filter(each -> key.verifier(each).verifies(other.signedBytes(), other.signature()))
        .isPresent();
  }

  private Optional<SignatureAlgorithm> signatureAlgorithm() {
    return switch (algorithm()) {
      case "SHA256withECDSA" -> Optional.of(SignatureAlgorithm.ECDSA_SHA256);
      case "SHA384withECDSA" -> Optional.of(SignatureAlgorithm.ECDSA_SHA384);
      case "SHA512withECDSA" -> Optional.of(SignatureAlgorithm.ECDSA_SHA512);
      case "SHA256withRSA" -> Optional.of(SignatureAlgorithm.RSA_PKCS1_SHA256);
      case "Ed25519" -> Optional.of(SignatureAlgorithm.ED25519);
      default -> Optional.empty();
    };
  }

  private byte[] signedBytes() {
    try {
      return holder.toASN1Structure().getTBSCertificate().getEncoded(ASN1Encoding.DER);
    } catch (IOException e) {
      throw new AssertionError("it was encoded before", e);
    }
  }

  private byte[] signature() {
    return holder.getSignature();
  }

  /**
   * Returns the names of the subject: addresses, URIs, hosts, and Fulcio's user names; empty where
   * there are none.
   */
  public List<String> identities() {
    return extensions.identities();
  }

  /** Returns the subject in the form of RFC 2253; empty where it has no name. */
  public String subject() {
    return subject;
  }

  /** Returns the first organization that the subject's name has, or an empty text. */
  public String organization() {
    return organization;
  }

  /** Returns the last common name that the subject's name has, or an empty text. */
  public String commonName() {
    return commonName;
  }

  /** Returns the issuer in the form of RFC 2253. */
  public String issuer() {
    return issuer;
  }

  /** Tells whether the subject has a name and is its own issuer, as a root is. */
  public boolean isSelfIssued() {
    return holder.getSubject().equals(holder.getIssuer())
        && holder.getSubject().getRDNs().length > 0;
  }

  /** Tells whether the certificate says that its key may issue others. */
  public boolean isAuthority() {
    return extensions.isAuthority();
  }

  /** Tells whether the subject of an issuer is the one that this certificate names as its own. */
  public boolean namesAsIssuer(Certificate issuer) {
    return holder.getIssuer().equals(issuer.holder.getSubject());
  }

  /**
   * Tells whether the key identifiers say that an issuer's key signed this certificate; where one
   * of them has none, they say nothing, which counts as no.
   */
  public boolean namesKeyOf(Certificate issuer) {
    return extensions.nameKeyOf(issuer.extensions);
  }

  /** Tells whether the certificate says that its key is for a purpose (RFC 5280, 4.2.1.12). */
  public boolean isFor(KeyPurpose purpose) {
    return extensions.isFor(purpose);
  }

  /** Tells whether an authority may issue certificates for a purpose: it says so, or nothing. */
  boolean mayIssueFor(KeyPurpose purpose) {
    return extensions.mayIssueFor(purpose);
  }

  /** Tells whether the certificate holds at a moment; both ends belong to it. */
  public boolean holdsAt(Instant moment) {
    return !moment.isBefore(notBefore) && !moment.isAfter(notAfter);
  }

  /**
   * Returns why the certificate does not hold at a moment, or nothing when it does.
   *
   * @param whose said behind the moment, such as {@code " for the certificate of CN=ada"}
   */
  public Optional<Failure> outdatedAt(Instant moment, String whose) {
    return holdsAt(moment)
        ? Optional.empty()
        : Optional.of(
            Failure.of(
                Cause.NOT_VALID_THEN,
                "a time from " + notBefore + " to " + notAfter,
                moment + whose));
  }

  /** Returns it as the library read it. */
  X509CertificateHolder holder() {
    return holder;
  }

  /** Returns it as the platform reads it. */
  X509Certificate platform() throws CertificateException {
    return (X509Certificate)
        CertificateFactory.getInstance("X.509")
            .generateCertificate(new ByteArrayInputStream(encoded));
  }

  /** Returns the number by which its issuer knows it, in hexadecimal. */
  public String serialNumber() {
    return holder.getSerialNumber().toString(16);
  }

  /** Returns when the certificate begins to hold. */
  public Instant notBefore() {
    return notBefore;
  }

  /** Returns the last moment at which it holds. */
  public Instant notAfter() {
    return notAfter;
  }

  /** Returns by which algorithm the issuer signed, such as {@code SHA256withECDSA}. */
  public String algorithm() {
    String name = new DefaultSignatureNameFinder().getAlgorithmName(holder.getSignatureAlgorithm());
    return name.replace("WITH", "with");
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Certificate that && Arrays.equals(encoded, that.encoded);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(encoded);
  }

  @Override
  public String toString() {
    return identities().isEmpty() ? subject : String.join(", ", identities());
  }

  static String words(X500Name name) {
    try {
      return new X500Principal(name.getEncoded(ASN1Encoding.DER)).getName();
    } catch (IOException | IllegalArgumentException e) {
      return name.toString();
    }
  }
}
