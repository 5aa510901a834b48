package dev.signlab.services.rekor;

import dev.signlab.crypto.Digest;
import dev.signlab.crypto.KeyPair;
import dev.signlab.crypto.KeyType;
import dev.signlab.crypto.Pem;
import dev.signlab.crypto.keys.KeptKey;
import dev.signlab.diagnostic.Problem;
import dev.signlab.storage.TemporaryFolder;
import dev.signlab.transparency.store.LogRecord;
import dev.signlab.transparency.store.LogStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;

/**
 * A log of signatures that shows a second tree: of the size of the first, with another last entry,
 * and signed by the same key. No signature tells which of the two is the true one (RFC 9162, 8.3).
 */
public final class ForkedLog {

  private static final byte[] OTHER =
      "what the log shows in place of an entry\n".getBytes(StandardCharsets.US_ASCII);

  private ForkedLog() {}

  /**
   * Puts the second tree in the place of the first, in a folder that no process has open.
   *
   * @param folder of a {@link RekorLog}
   * @param clock says when the other entry came
   * @param host the name of the log's host, as it was opened
   * @throws dev.signlab.diagnostic.LabException when nobody but the log itself has an entry in it
   */
  public static void replace(Path folder, InstantSource clock, String host) throws IOException {
    Path first = TemporaryFolder.makeIn(folder, "first");
    Files.move(folder.resolve("log"), first.resolve("log"));
    Files.move(folder.resolve("search"), first.resolve("search"));
    copyAllButLast(first.resolve("log"), folder.resolve("log"));
    TemporaryFolder.delete(first);
    try (RekorLog log = RekorLog.open(folder, clock, host)) {
      log.add(other(KeptKey.in(folder.resolve("key.pem"), KeyType.ECDSA_P256)));
    }
  }

  private static void copyAllButLast(Path first, Path second) {
    try (LogStore from = LogStore.open(first);
        LogStore to = LogStore.open(second)) {
      long kept = requireEntries(from.head().size()) - 1;
      for (long index = 0; index < kept; index++) {
        LogRecord record = from.record(index);
        to.append(record.entry(), record.rest());
      }
    }
  }

  /** A log that shows another first entry would be no second tree, but another log. */
  private static long requireEntries(long size) {
    if (size < 2) {
      throw Problem.of("the log has nothing yet about which it could lie")
          .expected("an entry of somebody")
          .found("the log's own first entry, and no other")
          .hint("a signature with an identity puts one there", "cosign sign-blob --help")
          .asException();
    }
    return size;
  }

  private static AcceptedEntry other(KeyPair keys) {
    byte[] pem = keys.publicKey().pem().getBytes(StandardCharsets.US_ASCII);
    EntryVerifier verifier = EntryVerifier.of(Pem.parse(pem, "key of the log"));
    return HashedRekord.of(verifier, keys.sign(OTHER), Digest.of(OTHER));
  }
}
