package dev.signlab.services.ctlog;

import dev.signlab.crypto.KeyPair;
import dev.signlab.sigstore.certificate.SignedStruct;
import dev.signlab.sigstore.certificate.TlsWriter;
import dev.signlab.transparency.merkle.TreeHead;
import dev.signlab.transparency.store.PublishedLog;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Signs what a log of certificates says about its tree (RFC 6962, section 3.5). */
final class TreeHeads {

  private static final int TREE_HASH = 1;

  private final PublishedLog log;
  private final KeyPair keys;
  private final InstantSource clock;
  private Optional<SignedTreeHead> latest = Optional.empty();

  TreeHeads(PublishedLog log, KeyPair keys, InstantSource clock) {
    this.log = log;
    this.keys = keys;
    this.clock = clock;
  }

  /** Returns the newest head, signed anew whenever the time has moved on. */
  synchronized SignedTreeHead newest() {
    TreeHead head = log.store().head();
    log.checkpoint();
    Instant now = clock.instant();
    if (latest.filter(each -> each.isOf(head, now)).isEmpty()) {
      latest = Optional.of(sign(head, now));
    }
    return latest.get();
  }

  private SignedTreeHead sign(TreeHead head, Instant now) {
    byte[] signed =
        new TlsWriter()
            .number(0, 1)
            .number(TREE_HASH, 1)
            .number(now.toEpochMilli(), 8)
            .number(head.size(), 8)
            .fixed(head.root())
            .bytes();
    byte[] signature = SignedStruct.encode(keys.algorithm(), keys.sign(signed));
    return new SignedTreeHead(head, now.toEpochMilli(), signature);
  }

  /**
   * A head and the log's signature over it.
   *
   * @param head size and root
   * @param timestamp in milliseconds
   * @param signature as TLS writes it
   */
  @SuppressWarnings("ArrayRecordComponent")
  record SignedTreeHead(TreeHead head, long timestamp, byte[] signature) {

    private boolean isOf(TreeHead other, Instant now) {
      return head.equals(other) && timestamp == now.toEpochMilli();
    }
  }
}
