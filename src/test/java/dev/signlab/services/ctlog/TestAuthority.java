package dev.signlab.services.ctlog;

import dev.signlab.sigstore.certificate.CertificateEntry;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** An authority that issues certificates and precertificates for tests. */
final class TestAuthority {

  private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");
  private static final Date FROM = Date.from(BEGIN);
  private static final Date UNTIL = Date.from(BEGIN.plusSeconds(600));
  private static final X500Name NAME = new X500Name("CN=authority");

  private final KeyPair keys = newKeys();
  private final KeyPair subject = newKeys();
  private final byte[] root = newRoot();

  byte[] root() {
    return root.clone();
  }

  private byte[] newRoot() {
    X509v3CertificateBuilder builder =
        new X509v3CertificateBuilder(NAME, BigInteger.ONE, FROM, UNTIL, NAME, info(keys));
    try {
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
      return sign(builder);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  byte[] certificate(int serial) throws Exception {
    return sign(builder(serial));
  }

  /** The certificate of the same number, with timestamps in it. */
  byte[] certificate(int serial, byte[] timestamps) throws Exception {
    X509v3CertificateBuilder builder = builder(serial);
    builder.addExtension(
        new Extension(
            new ASN1ObjectIdentifier(CertificateEntry.TIMESTAMPS),
            false,
            new DEROctetString(timestamps)));
    return sign(builder);
  }

  byte[] precertificate(int serial) throws Exception {
    X509v3CertificateBuilder builder = builder(serial);
    builder.addExtension(new ASN1ObjectIdentifier(CertificateEntry.POISON), true, DERNull.INSTANCE);
    return sign(builder);
  }

  private X509v3CertificateBuilder builder(int serial) throws Exception {
    X500Name nobody = new X500Name("CN=subject");
    X509v3CertificateBuilder builder =
        new X509v3CertificateBuilder(
            NAME, BigInteger.valueOf(serial), FROM, UNTIL, nobody, info(subject));
    builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
    return builder;
  }

  private byte[] sign(X509v3CertificateBuilder builder) throws Exception {
    return builder
        .build(new JcaContentSignerBuilder("SHA384withECDSA").build(keys.getPrivate()))
        .getEncoded();
  }

  private static SubjectPublicKeyInfo info(KeyPair keys) {
    return SubjectPublicKeyInfo.getInstance(keys.getPublic().getEncoded());
  }

  private static KeyPair newKeys() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(256);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }
}
