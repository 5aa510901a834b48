package dev.signlab.crypto.x509;

import dev.signlab.crypto.VerificationKey;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Certificates for tests, issued by an authority that nobody keeps. */
public final class TestCertificates {

  /** When they begin to hold. */
  public static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");

  private TestCertificates() {}

  /** Returns a certificate about a key, in DER. */
  public static byte[] of(VerificationKey key, String subject, GeneralName... names) {
    try {
      KeyPair authority = KeyPairGenerator.getInstance("EC").generateKeyPair();
      return new X509v3CertificateBuilder(
              new X500Name("CN=authority"),
              BigInteger.TEN,
              Date.from(BEGIN),
              Date.from(BEGIN.plusSeconds(600)),
              new X500Name(subject),
              SubjectPublicKeyInfo.getInstance(key.encoded()))
          .addExtension(Extension.subjectAlternativeName, true, new GeneralNames(names))
          .build(new JcaContentSignerBuilder("SHA384withECDSA").build(authority.getPrivate()))
          .getEncoded();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
