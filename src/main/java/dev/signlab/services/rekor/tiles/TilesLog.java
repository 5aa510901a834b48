package dev.signlab.services.rekor.tiles;

import dev.signlab.crypto.Digest;
import dev.signlab.crypto.DigestAlgorithm;
import dev.signlab.crypto.KeyPair;
import dev.signlab.crypto.KeyType;
import dev.signlab.crypto.SignatureAlgorithm;
import dev.signlab.crypto.VerificationKey;
import dev.signlab.crypto.keys.KeptKey;
import dev.signlab.storage.AtomicFile;
import dev.signlab.transparency.checkpoint.Checkpoint;
import dev.signlab.transparency.note.NoteKey;
import dev.signlab.transparency.store.Appended;
import dev.signlab.transparency.store.LogStore;
import dev.signlab.transparency.store.PublishedLog;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A log of signatures that serves tiles, in a folder, by an Ed25519 key that is made at the first
 * opening. It says no time. Its first entry is its own, the log's signature over its public key, so
 * that no entry of anybody else has the index 0, which some clients take for none. Safe for use by
 * several threads.
 */
public final class TilesLog implements AutoCloseable {

  private final PublishedLog log;
  private final NoteKey key;
  private final Path frozen;

  private TilesLog(PublishedLog log, NoteKey key, Path frozen) {
    this.log = log;
    this.key = key;
    this.frozen = frozen;
  }

  /**
   * Opens the log of a folder, which one process may do at a time.
   *
   * @param folder holds its key and its entries
   * @param host the name of its host, without a port: its origin
   * @throws dev.signlab.diagnostic.LabException when the folder holds something else, or not the
   *     tree any more that was published
   */
  public static TilesLog open(Path folder, String host) {
    KeyPair keys = KeptKey.in(folder.resolve("key.pem"), KeyType.ED25519);
    NoteKey key = new NoteKey(host, keys.publicKey(), keys.algorithm());
    PublishedLog log =
        PublishedLog.open(folder.resolve("log"), new PublishedLog.Identity(host, key, keys));
    try {
      if (log.store().head().size() == 0) {
        log.store().append(ownKey(keys), new byte[0]);
      }
      return new TilesLog(log, key, folder.resolve("frozen"));
    } catch (RuntimeException e) {
      log.close();
      throw e;
    }
  }

  private static byte[] ownKey(KeyPair keys) {
    byte[] encoded = keys.publicKey().encoded();
    byte[] signature = keys.sign(SignatureAlgorithm.ED25519_PREHASHED, encoded);
    byte[] digest = Digest.of(DigestAlgorithm.SHA512, encoded).bytes();
    return new HashedRekordRequest(digest, signature, EntryKey.PKIX_ED25519_PH, false, encoded)
        .verified();
  }

  /** Returns the key by which its checkpoints verify. */
  public VerificationKey publicKey() {
    return key.key();
  }

  /** Returns the identifier that its entries carry: the whole key id of C2SP signed-note. */
  public byte[] id() {
    return key.id();
  }

  /** Returns its entries and its tree. */
  public LogStore store() {
    return log.store();
  }

  /** Returns what it says about its tree now. */
  public Checkpoint checkpoint() {
    return log.checkpoint();
  }

  /** Takes no entries any more from now on, as logs do when their successor begins. */
  public void freeze() {
    AtomicFile.write(frozen, "");
  }

  boolean isFrozen() {
    return Files.exists(frozen);
  }

  Appended add(HashedRekordRequest request) {
    return store().append(request.verified(), new byte[0]);
  }

  /** Writes out what is open. */
  @Override
  public void close() {
    log.close();
  }
}
