package dev.signlab.services.ctlog;

import dev.signlab.crypto.KeyPair;
import dev.signlab.crypto.KeyType;
import dev.signlab.crypto.VerificationKey;
import dev.signlab.crypto.keys.KeptKey;
import dev.signlab.crypto.x509.Certificate;
import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.sigstore.certificate.CertificateEntry;
import dev.signlab.sigstore.certificate.SignedCertificateTimestamp;
import dev.signlab.sigstore.certificate.TlsWriter;
import dev.signlab.transparency.note.NoteKey;
import dev.signlab.transparency.store.LogStore;
import dev.signlab.transparency.store.PublishedLog;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * A log of certificates in a folder, by a key that is made at the first opening. Each timestamp is
 * given when the entry is on the disk and in the tree: there is nothing left to promise. Safe for
 * use by several threads.
 */
public final class CtLog implements CertificateLog, AutoCloseable {

  private static final String NAME = "ctlog.localhost";

  private final KeyPair keys;
  private final PublishedLog log;
  private final TreeHeads heads;
  private final AcceptedRoots roots;
  private final InstantSource clock;

  private CtLog(KeyPair keys, PublishedLog log, AcceptedRoots roots, InstantSource clock) {
    this.keys = keys;
    this.log = log;
    this.heads = new TreeHeads(log, keys, clock);
    this.roots = roots;
    this.clock = clock;
  }

  /**
   * Opens the log of a folder, which one process may do at a time.
   *
   * @param folder holds its key and its entries
   * @param clock the time that it says
   * @param roots certificates in DER of the authorities from which it takes certificates
   * @throws dev.signlab.diagnostic.LabException when the folder holds something else, or not the
   *     tree any more that was published
   */
  public static CtLog open(Path folder, InstantSource clock, List<byte[]> roots) {
    KeyPair keys = KeptKey.in(folder.resolve("key.pem"), KeyType.ECDSA_P256);
    NoteKey key = new NoteKey(NAME, keys.publicKey(), keys.algorithm());
    AcceptedRoots accepted = AcceptedRoots.parse(roots);
    PublishedLog log =
        PublishedLog.open(folder.resolve("log"), new PublishedLog.Identity(NAME, key, keys));
    return new CtLog(keys, log, accepted, clock);
  }

  /** Returns the key by which its timestamps and tree heads verify: ECDSA on P-256. */
  public VerificationKey publicKey() {
    return keys.publicKey();
  }

  /** Returns the identifier in its timestamps. */
  public byte[] id() {
    return SignedCertificateTimestamp.logId(publicKey());
  }

  /** Returns its entries and its tree. */
  public LogStore store() {
    return log.store();
  }

  @Override
  public SignedCertificateTimestamp addChain(List<byte[]> chain) {
    List<Certificate> whole = verified(chain);
    if (isPoisoned(whole)) {
      throw CtRefusal.contents(
          mismatch("a certificate", "a precertificate, which goes to add-pre-chain"));
    }
    byte[] above = new TlsWriter().vectors(above(whole), 3, 3).bytes();
    return add(CertificateEntry.whole(whole.getFirst()), above);
  }

  @Override
  public SignedCertificateTimestamp addPreChain(List<byte[]> chain) {
    List<Certificate> whole = verified(chain);
    if (!isPoisoned(whole) || whole.size() < 2) {
      throw CtRefusal.contents(
          mismatch("a precertificate", "a certificate, which goes to add-chain"));
    }
    byte[] above =
        new TlsWriter().vector(whole.getFirst().encoded(), 3).vectors(above(whole), 3, 3).bytes();
    return add(CertificateEntry.poisoned(whole.getFirst(), whole.get(1).key()), above);
  }

  /** What the chain lacks is the client's fault. */
  private List<Certificate> verified(List<byte[]> chain) {
    try {
      return roots.chain(chain);
    } catch (LabException e) {
      throw CtRefusal.contents(e);
    }
  }

  private SignedCertificateTimestamp add(CertificateEntry entry, byte[] extraData) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    store().append(entry.timestamped(now, new byte[0]), extraData);
    return SignedCertificateTimestamp.sign(entry, now, keys);
  }

  private static boolean isPoisoned(List<Certificate> chain) {
    return chain.getFirst().extension(CertificateEntry.POISON).isPresent();
  }

  private static List<byte[]> above(List<Certificate> chain) {
    return chain.stream().skip(1).map(Certificate::encoded).toList();
  }

  private static LabException mismatch(String expected, String found) {
    return Problem.of("cert / precert mismatch")
        .expected(expected)
        .found(found)
        .cause(Cause.MALFORMED)
        .asException();
  }

  TreeHeads heads() {
    return heads;
  }

  List<byte[]> acceptedRoots() {
    return roots.roots().stream().map(Certificate::encoded).toList();
  }

  /** Writes out what is open. */
  @Override
  public void close() {
    log.close();
  }
}
