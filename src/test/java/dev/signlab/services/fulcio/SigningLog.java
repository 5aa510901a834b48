package dev.signlab.services.fulcio;

import dev.signlab.crypto.KeyPair;
import dev.signlab.crypto.x509.Certificate;
import dev.signlab.services.ctlog.CertificateLog;
import dev.signlab.sigstore.certificate.CertificateEntry;
import dev.signlab.sigstore.certificate.SignedCertificateTimestamp;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** A log that promises and remembers, and publishes nothing. */
record SigningLog(KeyPair keys, InstantSource clock, List<byte[]> taken) implements CertificateLog {

  static SigningLog at(InstantSource clock) {
    return new SigningLog(KeyPair.generate(), clock, new ArrayList<>());
  }

  @Override
  public SignedCertificateTimestamp addChain(List<byte[]> chain) {
    return take(chain, CertificateEntry.whole(certificate(chain, 0)));
  }

  @Override
  public SignedCertificateTimestamp addPreChain(List<byte[]> chain) {
    return take(
        chain, CertificateEntry.poisoned(certificate(chain, 0), certificate(chain, 1).key()));
  }

  private SignedCertificateTimestamp take(List<byte[]> chain, CertificateEntry entry) {
    taken.add(chain.getFirst());
    return SignedCertificateTimestamp.sign(entry, clock.instant(), keys);
  }

  private static Certificate certificate(List<byte[]> chain, int index) {
    return Certificate.parse(chain.get(index), "certificate " + index);
  }
}
