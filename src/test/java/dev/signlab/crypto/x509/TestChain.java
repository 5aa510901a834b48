package dev.signlab.crypto.x509;

import dev.signlab.crypto.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** Chains that sign what is in registries, with the extensions that a test asks for. */
public final class TestChain {

  /** When everything begins to hold. */
  public static final Instant BEGIN = Instant.parse("2026-03-01T08:00:00Z");

  /** When nothing holds any more. */
  public static final Instant END = BEGIN.plus(Duration.ofDays(30));

  /** What a signer's certificate has to say. */
  public static final List<CertificateExtension> SIGNER =
      List.of(CertificateExtension.keyOfSigner(), CertificateExtension.codeSigning());

  /** What an authority's has to say, above at most so many others. */
  public static List<CertificateExtension> authority(int most) {
    return List.of(CertificateExtension.authority(most), CertificateExtension.keyOfAuthority());
  }

  private TestChain() {}

  /** Returns the subject of somebody. */
  public static String subject(String name) {
    return "C=US,ST=WA,O=Notary,CN=" + name;
  }

  /** Issues a certificate about a key. */
  public static Certificate issue(
      String subject, KeyPair key, String issuer, KeyPair by, List<CertificateExtension> says) {
    return issue(BEGIN, subject, key, issuer, by, says);
  }

  private static Certificate issue(
      Instant from,
      String subject,
      KeyPair key,
      String issuer,
      KeyPair by,
      List<CertificateExtension> says) {
    List<CertificateExtension> keys =
        List.of(
            CertificateExtension.subjectKey(key.publicKey()),
            CertificateExtension.authorityKey(by.publicKey()));
    return new CertificateTemplate(
            issuer,
            subject,
            key.publicKey(),
            CertificateTemplate.randomSerial(),
            from,
            END,
            Stream.concat(keys.stream(), says.stream()).toList())
        .sign(by);
  }

  /** Issues a certificate that its own key signs. */
  public static Certificate self(String name, KeyPair key, List<CertificateExtension> says) {
    return issue(subject(name), key, subject(name), key, says);
  }

  /** Issues a certificate that its own key signs, and that begins to hold later than others. */
  public static Certificate selfFrom(
      Instant from, String name, KeyPair key, List<CertificateExtension> says) {
    return issue(from, subject(name), key, subject(name), key, says);
  }
}
