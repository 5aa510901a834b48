package dev.signlab.crypto.timestamp;

import dev.signlab.crypto.KeyPair;
import dev.signlab.crypto.KeyType;
import dev.signlab.crypto.VerificationKey;
import dev.signlab.crypto.x509.SignerOperator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509ExtensionUtils;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.bc.BcX509ExtensionUtils;

/**
 * Issues the certificates of the authority (RFC 5280; RFC 3161, section 2.3): the extended key
 * usage of its own is critical and names timestamps alone.
 */
final class ChainIssuer {

  private static final X500Name ROOT = new X500Name("O=Container Signing Lab,CN=lab-tsa-root");
  private static final X500Name LEAF = new X500Name("O=Container Signing Lab,CN=lab-tsa");

  private static final Duration LIFETIME = Duration.ofDays(3_652);

  /** A clock that is turned back a little still finds the certificates valid. */
  private static final Duration EARLIER = Duration.ofDays(1);

  private static final int SERIAL_BITS = 159;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final KeyPair rootKeys = KeyPair.generate(KeyType.ECDSA_P256);
  private final X509ExtensionUtils identifiers = new BcX509ExtensionUtils();
  private final Instant from;

  private ChainIssuer(Instant now) {
    this.from = now.minus(EARLIER);
  }

  /** Issues a root and, by it, a certificate for a key; the root's key is forgotten. */
  static AuthorityChain issue(VerificationKey key, Instant now) {
    ChainIssuer issuer = new ChainIssuer(now);
    try {
      return new AuthorityChain(issuer.leaf(key), issuer.root());
    } catch (IOException e) {
      throw new UncheckedIOException("extensions of our own are always encoded", e);
    }
  }

  private X509CertificateHolder root() throws IOException {
    X509v3CertificateBuilder root = builder(ROOT, info(rootKeys.publicKey()));
    add(root, Extension.basicConstraints, new BasicConstraints(1));
    add(root, Extension.keyUsage, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
    return root.build(new SignerOperator(rootKeys));
  }

  private X509CertificateHolder leaf(VerificationKey key) throws IOException {
    X509v3CertificateBuilder leaf = builder(LEAF, info(key));
    add(leaf, Extension.basicConstraints, new BasicConstraints(false));
    add(leaf, Extension.keyUsage, new KeyUsage(KeyUsage.digitalSignature));
    ExtendedKeyUsage purpose = new ExtendedKeyUsage(KeyPurposeId.id_kp_timeStamping);
    add(leaf, Extension.extendedKeyUsage, purpose);
    leaf.addExtension(
        Extension.authorityKeyIdentifier,
        false,
        identifiers.createAuthorityKeyIdentifier(info(rootKeys.publicKey())));
    return leaf.build(new SignerOperator(rootKeys));
  }

  private X509v3CertificateBuilder builder(X500Name subject, SubjectPublicKeyInfo key)
      throws IOException {
    X509v3CertificateBuilder builder =
        new X509v3CertificateBuilder(
            ROOT,
            new BigInteger(SERIAL_BITS, RANDOM).setBit(SERIAL_BITS - 1),
            Date.from(from),
            Date.from(from.plus(LIFETIME)),
            subject,
            key);
    return builder.addExtension(
        Extension.subjectKeyIdentifier, false, identifiers.createSubjectKeyIdentifier(key));
  }

  private static void add(
      X509v3CertificateBuilder builder, ASN1ObjectIdentifier name, ASN1Encodable value)
      throws IOException {
    builder.addExtension(name, true, value);
  }

  private static SubjectPublicKeyInfo info(VerificationKey key) {
    return SubjectPublicKeyInfo.getInstance(key.encoded());
  }
}
