package dev.signlab.services.fulcio;

import dev.signlab.crypto.KeyPair;
import dev.signlab.crypto.Pem;
import dev.signlab.crypto.x509.Certificate;
import dev.signlab.crypto.x509.CertificateExtension;
import dev.signlab.crypto.x509.CertificateTemplate;
import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Problem;
import dev.signlab.http.TlsIdentity;
import dev.signlab.storage.AtomicFile;
import dev.signlab.storage.BoundedFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * By what clients of the authority's gRPC know it: a certificate for localhost that it signed
 * itself, kept with its key in one file.
 *
 * @param keys of the certificate
 * @param certificate for localhost and 127.0.0.1
 */
public record ServerCertificate(KeyPair keys, Certificate certificate) {

  private static final String NAME = "O=Container Signing Lab,CN=localhost";
  private static final Duration EARLIER = Duration.ofDays(365);

  /** Go and browsers refuse longer ones. */
  private static final Duration LATER = Duration.ofDays(460);

  /** A start may be the last one for long. */
  private static final Duration RENEWED_BEFORE = Duration.ofDays(60);

  /**
   * Returns what stands in the file {@code grpc.pem} of a folder; makes it where it is not, and
   * anew where it does not hold at a time and for long enough behind it.
   */
  public static ServerCertificate open(Path folder, Instant now) {
    Path file = folder.resolve("grpc.pem");
    if (Files.exists(file)) {
      ServerCertificate kept = read(file);
      if (kept.certificate.holdsAt(now) && kept.certificate.holdsAt(now.plus(RENEWED_BEFORE))) {
        return kept;
      }
    }
    ServerCertificate made = issue(now);
    String text = made.keys.privatePem() + made.pem();
    AtomicFile.writeSecret(file, text.getBytes(StandardCharsets.US_ASCII));
    return made;
  }

  private static ServerCertificate issue(Instant now) {
    KeyPair keys = KeyPair.generate();
    Certificate certificate =
        new CertificateTemplate(
                NAME,
                NAME,
                keys.publicKey(),
                CertificateTemplate.randomSerial(),
                now.minus(EARLIER),
                now.plus(LATER),
                List.of(
                    CertificateExtension.keyOfSigner(),
                    CertificateExtension.serverAuthentication(),
                    CertificateExtension.subjectKey(keys.publicKey()),
                    CertificateExtension.localhost()))
            .sign(keys);
    return new ServerCertificate(keys, certificate);
  }

  private static ServerCertificate read(Path file) {
    List<Pem> blocks = Pem.parseAll(BoundedFile.read(file), file.toString());
    if (blocks.size() != 2) {
      throw Problem.of(file + " does not hold a certificate")
          .expected("a private key and a certificate in PEM")
          .found(blocks.size() + " blocks")
          .cause(Cause.MALFORMED)
          .asException();
    }
    return new ServerCertificate(
        KeyPair.parsePkcs8(blocks.get(0).bytes(), file.toString()),
        Certificate.parse(blocks.get(1).bytes(), file.toString()));
  }

  /** Returns the certificate in PEM, which clients are told to trust. */
  public String pem() {
    return AuthorityChain.pem(certificate.encoded());
  }

  /** Returns what a server shows to its clients. */
  public TlsIdentity identity() {
    return TlsIdentity.of(pem().getBytes(StandardCharsets.US_ASCII), keys.pkcs8());
  }
}
