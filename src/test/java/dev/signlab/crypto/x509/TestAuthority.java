package dev.signlab.crypto.x509;

import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.concurrent.atomic.AtomicLong;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * An authority for tests that issues what they ask for, right or wrong.
 *
 * @param name its subject
 * @param keys its keys
 * @param certificate about its key
 */
public record TestAuthority(X500Name name, KeyPair keys, Certificate certificate) {

  /** When everything begins to hold. */
  public static final Instant BEGIN = TestCertificates.BEGIN;

  private static final AtomicLong NUMBERS = new AtomicLong(1);

  /** What is changed about a certificate before it is signed. */
  public interface Change {
    /** Changes the builder. */
    X509v3CertificateBuilder to(X509v3CertificateBuilder builder) throws Exception;
  }

  /** Returns a root that holds for ten years. */
  public static TestAuthority root(String subject) {
    return root(subject, Duration.ofDays(3650));
  }

  /** Returns a root that holds for a time. */
  public static TestAuthority root(String subject, Duration lasting) {
    X500Name name = new X500Name(subject);
    KeyPair keys = newKeys();
    TestAuthority self = new TestAuthority(name, keys, placeholder(name, keys));
    Certificate own =
        self.issue(
            name, keys, lasting, builder -> authority(builder).addExtension(subjectKey(keys)));
    return new TestAuthority(name, keys, own);
  }

  /** Returns an authority below this one. */
  public TestAuthority below(String subject, Change change) {
    X500Name other = new X500Name(subject);
    KeyPair theirs = newKeys();
    Certificate issued =
        issue(
            other,
            theirs,
            Duration.ofDays(3650),
            builder -> change.to(authority(builder).addExtension(subjectKey(theirs))));
    return new TestAuthority(other, theirs, issued);
  }

  /** Returns a certificate of ten minutes for signing code, as Fulcio issues it, but changed. */
  public Certificate leaf(String email, Change change) {
    return leaf(newKeys(), email, change);
  }

  /** Returns a certificate of ten minutes about keys. */
  public Certificate leaf(KeyPair theirs, String email, Change change) {
    GeneralNames names = new GeneralNames(new GeneralName(GeneralName.rfc822Name, email));
    return issue(
        new X500Name(""),
        theirs,
        Duration.ofMinutes(10),
        builder ->
            change.to(
                builder
                    .addExtension(Extension.subjectAlternativeName, true, names)
                    .addExtension(purpose(KeyPurposeId.id_kp_codeSigning, false))));
  }

  /** Returns a certificate about keys. */
  public Certificate issue(X500Name subject, KeyPair theirs, Duration lasting, Change change) {
    try {
      X509v3CertificateBuilder builder =
          new JcaX509v3CertificateBuilder(
              name,
              BigInteger.valueOf(NUMBERS.getAndIncrement()),
              Date.from(BEGIN),
              Date.from(BEGIN.plus(lasting)),
              subject,
              theirs.getPublic());
      builder.addExtension(
          Extension.authorityKeyIdentifier,
          false,
          new JcaX509ExtensionUtils().createAuthorityKeyIdentifier(keys.getPublic()));
      var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate());
      return Certificate.parse(change.to(builder).build(signer).getEncoded(), "test certificate");
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  /** Returns the extension that says for what a key is. */
  public static Extension purpose(KeyPurposeId id, boolean critical) throws Exception {
    return new Extension(
        Extension.extendedKeyUsage, critical, new ExtendedKeyUsage(id).getEncoded());
  }

  /** Returns keys. */
  public static KeyPair newKeys() {
    try {
      return KeyPairGenerator.getInstance("EC").generateKeyPair();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static X509v3CertificateBuilder authority(X509v3CertificateBuilder builder)
      throws Exception {
    return builder
        .addExtension(Extension.basicConstraints, true, new BasicConstraints(true))
        .addExtension(
            Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
  }

  private static Extension subjectKey(KeyPair keys) throws Exception {
    return new Extension(
        Extension.subjectKeyIdentifier,
        false,
        new JcaX509ExtensionUtils().createSubjectKeyIdentifier(keys.getPublic()).getEncoded());
  }

  /** Only so that the first certificate can be issued by what it makes. */
  private static Certificate placeholder(X500Name name, KeyPair keys) {
    byte[] der =
        TestCertificates.of(
            dev.signlab.crypto.VerificationKey.parse(keys.getPublic().getEncoded(), "key"),
            name.toString(),
            new GeneralName(GeneralName.dNSName, "unused"));
    return Certificate.parse(der, "placeholder");
  }
}
