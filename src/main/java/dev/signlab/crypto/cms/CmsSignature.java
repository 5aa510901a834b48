package dev.signlab.crypto.cms;

import dev.signlab.crypto.Pem;
import dev.signlab.crypto.Signer;
import dev.signlab.crypto.x509.Certificate;
import dev.signlab.crypto.x509.ChainResult;
import dev.signlab.crypto.x509.KeyPurpose;
import dev.signlab.crypto.x509.SignerOperator;
import dev.signlab.crypto.x509.TrustAnchors;
import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Failure;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.storage.Reason;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.Time;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.CMSSignerDigestMismatchException;
import org.bouncycastle.cms.DefaultSignedAttributeTableGenerator;
import org.bouncycastle.cms.SignerInfoGeneratorBuilder;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.bc.BcDigestCalculatorProvider;
import org.bouncycastle.util.CollectionStore;

/**
 * A signature over a file that brings the certificate of its signer along (SignedData without
 * content). One signer; the certificate must be an authority that is trusted, or issued by one, and
 * for signing messages, as {@code openssl cms} wants it. What it says of the time is what the
 * signer says. Immutable.
 */
public final class CmsSignature {

  private static final int LARGEST = 1 << 20;
  private static final String LABEL = "CMS";

  private final byte[] der;
  private final String what;
  private final Optional<Certificate> signer;

  private CmsSignature(byte[] der, String what) {
    this.der = der.clone();
    this.what = what;
    this.signer = signerIn(opened(new byte[0]));
  }

  /**
   * Signs a file.
   *
   * @param signer has the key of the certificate
   * @param now in whole seconds
   * @throws LabException when key and certificate do not belong together
   */
  public static CmsSignature make(
      Signer signer, Certificate certificate, byte[] content, Instant now) {
    if (!signer.publicKey().equals(certificate.key())) {
      throw Problem.of("the key is not that of the certificate")
          .expected("the private key of " + certificate.key())
          .found("that of " + signer.publicKey())
          .cause(Cause.WRONG_KEY)
          .asException();
    }
    try {
      CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
      generator.addSignerInfoGenerator(
          new SignerInfoGeneratorBuilder(new BcDigestCalculatorProvider())
              .setSignedAttributeGenerator(new DefaultSignedAttributeTableGenerator(time(now)))
              .build(new SignerOperator(signer), holder(certificate)));
      generator.addCertificates(
          new CollectionStore<X509CertificateHolder>(List.of(holder(certificate))));
      CMSSignedData made = generator.generate(new CMSProcessableByteArray(content), false);
      return new CmsSignature(made.getEncoded(ASN1Encoding.DER), "the new signature");
    } catch (CMSException | OperatorCreationException | IOException e) {
      throw new AssertionError("the library signs what it was given", e);
    }
  }

  private static AttributeTable time(Instant now) {
    Time time = new Time(Date.from(now));
    return new AttributeTable(
        new DERSet(new Attribute(CMSAttributes.signingTime, new DERSet(time))));
  }

  /**
   * Reads a signature in DER or PEM.
   *
   * @param what names it in problems
   * @throws LabException with the cause MALFORMED
   */
  public static CmsSignature parse(byte[] given, String what) {
    return new CmsSignature(isPem(given) ? Pem.parse(given, what).bytes() : given, what);
  }

  /** Tells whether a signature is given in PEM, and so not in DER. */
  public static boolean isPem(byte[] given) {
    return given.length > 0 && given[0] == '-';
  }

  private CMSSignedData opened(byte[] content) {
    try {
      if (der.length > LARGEST || ASN1Primitive.fromByteArray(der) == null) {
        throw new IOException(der.length + " bytes");
      }
      CMSSignedData data = new CMSSignedData(new CMSProcessableByteArray(content), der);
      if (data.getSignerInfos().size() != 1) {
        throw new IOException(data.getSignerInfos().size() + " signers, where one is read");
      }
      return data;
    } catch (CMSException | IOException | RuntimeException e) {
      throw malformed(e);
    }
  }

  /** The library tells of bad parts by unchecked exceptions. */
  private LabException malformed(Exception e) {
    return Problem.of(what + " is no signature in CMS")
        .expected("SignedData of RFC 5652 with one signer, in DER or PEM")
        .found(Reason.of(e))
        .cause(Cause.MALFORMED)
        .asException(e);
  }

  private Optional<Certificate> signerIn(CMSSignedData data) {
    return named(data).stream().findFirst().map(this::certificate);
  }

  /** The library reads certificates, and what names one, only when they are asked for. */
  @SuppressWarnings("unchecked")
  private Collection<X509CertificateHolder> named(CMSSignedData data) {
    try {
      return data.getCertificates().getMatches(info(data).getSID());
    } catch (RuntimeException e) {
      throw malformed(e);
    }
  }

  private static SignerInformation info(CMSSignedData data) {
    return data.getSignerInfos().getSigners().iterator().next();
  }

  /** Returns the certificate that the signature brings along and says is its signer's. */
  public Optional<Certificate> signer() {
    return signer;
  }

  private Certificate certificate(X509CertificateHolder holder) {
    try {
      return Certificate.parse(holder.getEncoded(), "the certificate in " + what);
    } catch (IOException e) {
      throw new AssertionError("memory takes everything", e);
    }
  }

  /**
   * Verifies the signature over a file.
   *
   * @param trusted certificates; authorities among them are believed
   * @param now at which the certificates must hold
   * @return why it does not hold, or nothing when it does
   */
  public Optional<Failure> fault(byte[] content, List<Certificate> trusted, Instant now) {
    return signer.isEmpty()
        ? Optional.of(nobody())
        : mathematics(content, signer.get()).or(() -> trust(signer.get(), trusted, now));
  }

  /** Verifies as {@link #fault} does, and does not ask whether the certificates still hold. */
  public Optional<Failure> faultAtAnyTime(byte[] content, List<Certificate> trusted) {
    return fault(content, trusted, signer.map(Certificate::notBefore).orElse(Instant.EPOCH));
  }

  private Failure nobody() {
    return Failure.of(Cause.UNKNOWN_AUTHORITY, "a certificate of the signer in " + what, "none");
  }

  private Optional<Failure> mathematics(byte[] content, Certificate signer) {
    try {
      boolean holds =
          info(opened(content))
              .verify(new JcaSimpleSignerInfoVerifierBuilder().build(holder(signer)));
      return holds ? Optional.empty() : Optional.of(notBy(signer, "one that it did not make"));
    } catch (CMSSignerDigestMismatchException e) {
      return Optional.of(
          Failure.of(
              Cause.DIGEST_MISMATCH,
              "the bytes that were signed",
              "other bytes: they have another digest than the signature says"));
    } catch (CMSException
        | OperatorCreationException
        | java.security.cert.CertificateException
        | RuntimeException e) {
      return Optional.of(notBy(signer, Reason.of(e)));
    }
  }

  private static Failure notBy(Certificate signer, String found) {
    return Failure.of(Cause.WRONG_KEY, "a signature by the key of " + signer.subject(), found);
  }

  /** One step up is enough here; longer paths are refused, and never guessed. */
  private static Optional<Failure> trust(
      Certificate signer, List<Certificate> trusted, Instant moment) {
    List<Certificate> roots =
        trusted.stream()
            .filter(each -> each.namesAsIssuer(each))
            .filter(each -> each.isAuthority() || each.equals(signer))
            .toList();
    ChainResult path =
        new TrustAnchors(roots, List.of())
            .trace(signer, moment.truncatedTo(ChronoUnit.SECONDS), KeyPurpose.SIGNED_MESSAGES);
    return path instanceof ChainResult.Refused(Failure failure)
        ? Optional.of(
            failure.cause().equals(Optional.of(Cause.UNKNOWN_AUTHORITY))
                ? unknown(signer)
                : failure)
        : Optional.empty();
  }

  private static Failure unknown(Certificate signer) {
    return Failure.of(
        Cause.UNKNOWN_AUTHORITY,
        "a certificate that is trusted, or issued by one that is",
        "that of " + signer.subject() + ", issued by " + signer.issuer());
  }

  private static X509CertificateHolder holder(Certificate certificate) {
    try {
      return new X509CertificateHolder(certificate.encoded());
    } catch (IOException e) {
      throw new AssertionError("it was read before", e);
    }
  }

  /** Returns the signature in DER. */
  public byte[] encoded() {
    return der.clone();
  }

  /** Returns the signature in PEM (RFC 7468, section 9). */
  public String pem() {
    return Pem.of(LABEL, der).text();
  }
}
