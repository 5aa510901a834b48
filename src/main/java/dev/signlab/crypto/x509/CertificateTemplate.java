package dev.signlab.crypto.x509;

import dev.signlab.crypto.Signer;
import dev.signlab.crypto.VerificationKey;
import java.io.IOException;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.X509v3CertificateBuilder;

/**
 * A certificate that is to be issued (RFC 5280, section 4.1). Immutable.
 *
 * @param issuer the name of who signs it, such as {@code O=Lab,CN=root}
 * @param subject the name of whom it is about; an empty text for no name
 * @param key whom it is about
 * @param serial its number, positive and of at most 20 bytes
 * @param from when it begins to hold, in whole seconds
 * @param until the last second at which it holds
 * @param extensions in the order in which they stand
 */
public record CertificateTemplate(
    String issuer,
    String subject,
    VerificationKey key,
    BigInteger serial,
    Instant from,
    Instant until,
    List<CertificateExtension> extensions) {

  private static final int SERIAL_BITS = 159;
  private static final SecureRandom RANDOM = new SecureRandom();

  /** Copies the list. */
  public CertificateTemplate {
    extensions = List.copyOf(extensions);
  }

  /** Returns a number that nobody can guess, of twenty bytes. */
  public static BigInteger randomSerial() {
    return new BigInteger(SERIAL_BITS, RANDOM).setBit(SERIAL_BITS - 1);
  }

  /** Returns the template with one more extension, behind the others. */
  public CertificateTemplate with(CertificateExtension extension) {
    List<CertificateExtension> more = new ArrayList<>(extensions);
    more.add(extension);
    return new CertificateTemplate(issuer, subject, key, serial, from, until, more);
  }

  /** Issues the certificate. */
  public Certificate sign(Signer by) {
    try {
      X509v3CertificateBuilder builder =
          new X509v3CertificateBuilder(
              name(issuer),
              serial,
              Date.from(from),
              Date.from(until),
              name(subject),
              CertificateExtension.info(key));
      for (CertificateExtension each : extensions) {
        builder.addExtension(each.encoded());
      }
      byte[] der = builder.build(new SignerOperator(by)).getEncoded();
      return Certificate.parse(der, "the new certificate");
    } catch (IOException e) {
      throw new AssertionError("memory takes everything", e);
    }
  }

  private static X500Name name(String text) {
    return text.isEmpty() ? new X500Name(new RDN[0]) : new X500Name(text);
  }
}
