package dev.signlab.services.rekor;

import dev.signlab.crypto.Digest;
import dev.signlab.crypto.KeyPair;
import dev.signlab.crypto.KeyType;
import dev.signlab.crypto.Pem;
import dev.signlab.crypto.VerificationKey;
import dev.signlab.crypto.keys.KeptKey;
import dev.signlab.diagnostic.LabException;
import dev.signlab.json.Json;
import dev.signlab.json.JsonFields;
import dev.signlab.transparency.checkpoint.Checkpoint;
import dev.signlab.transparency.merkle.MerkleHash;
import dev.signlab.transparency.note.NoteKey;
import dev.signlab.transparency.store.Appended;
import dev.signlab.transparency.store.LogRecord;
import dev.signlab.transparency.store.LogStore;
import dev.signlab.transparency.store.PublishedLog;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A log of signatures in a folder, by a key that is made at the first opening. Its first entry is
 * its own: the log's signature over its public key, so that no entry of anybody else has the index
 * 0, which some clients take for none. Safe for use by several threads.
 */
public final class RekorLog implements AutoCloseable {

  private static final int LAG = 512;

  private final KeyPair keys;
  private final PublishedLog log;
  private final SearchIndex index;
  private final InstantSource clock;
  private final long treeId;

  private RekorLog(KeyPair keys, PublishedLog log, SearchIndex index, InstantSource clock) {
    this.keys = keys;
    this.log = log;
    this.index = index;
    this.clock = clock;
    this.treeId = treeId(keys.publicKey());
  }

  /**
   * Opens the log of a folder, which one process may do at a time.
   *
   * @param folder holds its key and its entries
   * @param clock the time that it says
   * @param host the name of its host, without a port: checkpoints are signed under it
   * @throws dev.signlab.diagnostic.LabException when the folder holds something else, or not the
   *     tree any more that was published
   */
  public static RekorLog open(Path folder, InstantSource clock, String host) {
    KeyPair keys = KeptKey.in(folder.resolve("key.pem"), KeyType.ECDSA_P256);
    NoteKey key = new NoteKey(host, keys.publicKey(), keys.algorithm());
    String origin = host + " - " + treeId(keys.publicKey());
    PublishedLog log =
        PublishedLog.open(folder.resolve("log"), new PublishedLog.Identity(origin, key, keys));
    try {
      SearchIndex index = SearchIndex.open(folder.resolve("search"));
      RekorLog rekor = new RekorLog(keys, log, index, clock);
      if (log.store().head().size() == 0) {
        rekor.addOwnKey();
      }
      return rekor;
    } catch (RuntimeException e) {
      log.close();
      throw e;
    }
  }

  /** Derived from the key, so that it needs no place of its own; never 0. */
  private static long treeId(VerificationKey key) {
    return ByteBuffer.wrap(Digest.of(key.encoded()).bytes()).getLong() >>> 2 | 1;
  }

  private void addOwnKey() {
    byte[] pem = publicKey().pem().getBytes(StandardCharsets.US_ASCII);
    EntryVerifier verifier = EntryVerifier.of(Pem.parse(pem, "key of the log"));
    add(HashedRekord.of(verifier, keys.sign(pem), Digest.of(pem)));
  }

  /** Returns the key by which its promises and checkpoints verify: ECDSA on P-256. */
  public VerificationKey publicKey() {
    return keys.publicKey();
  }

  /** Returns the identifier that its entries carry. */
  public byte[] id() {
    return Digest.of(publicKey().encoded()).bytes();
  }

  /** Returns its entries and its tree. */
  public LogStore store() {
    return log.store();
  }

  /** Returns what it says about its tree now. */
  public Checkpoint checkpoint() {
    return log.checkpoint();
  }

  /** Returns the number of its tree, which stands in front of the identifiers of entries. */
  public long treeId() {
    return treeId;
  }

  Appended add(AcceptedEntry entry) {
    ObjectNode rest = Json.object().put("integratedTime", clock.instant().getEpochSecond());
    ArrayNode list = rest.putArray("keys");
    entry.keys().forEach(list::add);
    Appended added = store().append(entry.body(), Json.write(rest));
    if (added.head().size() - index.size() >= LAG) {
      tryToCatchUp(added.head().size());
    }
    return added;
  }

  /** The entry is in the log whether this works or not; a search does it again, and says so. */
  private void tryToCatchUp(long size) {
    try {
      index.catchUp(size, this::keysOf);
    } catch (LabException e) {
      // Said by the search.
    }
  }

  LoggedEntry entry(long number) {
    LogRecord record = store().record(number);
    long time = rest(record).number("integratedTime");
    return new LoggedEntry(this, number, record.entry(), Instant.ofEpochSecond(time));
  }

  /** Returns the number of the tree and the hash of an entry's leaf, 80 hexadecimal digits. */
  String entryId(byte[] entry) {
    return HexFormat.of().toHexDigits(treeId) + HexFormat.of().formatHex(MerkleHash.leaf(entry));
  }

  byte[] sign(byte[] message) {
    return keys.sign(message);
  }

  /** Finds an entry by its identifier, with or without the number of the tree in front. */
  Optional<LoggedEntry> find(String entryId) {
    String id = entryId.toLowerCase(Locale.ROOT);
    int prefix = id.length() - 2 * MerkleHash.LENGTH;
    if (prefix > 0 && Long.parseUnsignedLong(id.substring(0, prefix), 16) != treeId) {
      return Optional.empty();
    }
    return find(HexFormat.of().parseHex(id.substring(prefix)));
  }

  Optional<LoggedEntry> find(byte[] leafHash) {
    OptionalLong number = store().find(leafHash);
    return number.isPresent() ? Optional.of(entry(number.getAsLong())) : Optional.empty();
  }

  /** Returns the identifiers of the entries that a key of the index leads to. */
  Stream<String> search(String key) {
    index.catchUp(store().head().size(), this::keysOf);
    String wanted = key.toLowerCase(Locale.ROOT);
    return index.candidates(wanted).stream()
        .map(store()::record)
        .filter(record -> keysOf(record).contains(wanted))
        .map(record -> entryId(record.entry()));
  }

  private List<String> keysOf(long number) {
    return keysOf(store().record(number));
  }

  private static List<String> keysOf(LogRecord record) {
    return rest(record).array("keys").stream().map(key -> key.stringValue()).toList();
  }

  private static JsonFields rest(LogRecord record) {
    return Json.parseObject(record.rest(), "what the log keeps beside an entry");
  }

  /** Writes out what is open. */
  @Override
  public void close() {
    log.close();
  }
}
