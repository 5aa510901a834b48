package dev.signlab.services.tsa;

import dev.signlab.crypto.KeyPair;
import dev.signlab.crypto.KeyType;
import dev.signlab.crypto.keys.KeptKey;
import dev.signlab.crypto.timestamp.AuthorityChain;
import dev.signlab.crypto.timestamp.TimestampRequest;
import dev.signlab.crypto.timestamp.TokenIssuer;
import dev.signlab.storage.AtomicFile;
import dev.signlab.storage.BoundedFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;

/**
 * Issues timestamps (RFC 3161) by a key that is made at the first opening and kept in a folder.
 * Safe for use by several threads.
 */
public final class TimestampAuthority {

  private final TokenIssuer issuer;

  private TimestampAuthority(TokenIssuer issuer) {
    this.issuer = issuer;
  }

  /**
   * Opens the authority of a folder, which one process may do at a time.
   *
   * @param folder holds its key and certificates; they are made where there are none
   * @param clock the time that it says
   * @throws dev.signlab.diagnostic.LabException when the folder holds something else
   */
  public static TimestampAuthority open(Path folder, InstantSource clock) {
    KeyPair keys = KeptKey.in(folder.resolve("key.pem"), KeyType.ECDSA_P256);
    Path file = folder.resolve("chain.pem");
    if (!Files.exists(file)) {
      AtomicFile.write(file, AuthorityChain.issue(keys.publicKey(), clock.instant()).pem());
    }
    AuthorityChain chain = AuthorityChain.parsePem(BoundedFile.read(file), file.toString());
    return new TimestampAuthority(new TokenIssuer(keys, chain, clock));
  }

  /** Returns its certificates: its own, then the root that issued it. */
  public AuthorityChain chain() {
    return issuer.chain();
  }

  /** Returns TimeStampResp in DER, granted, or throws as {@link TokenIssuer#answer} does. */
  byte[] answer(TimestampRequest request) {
    return issuer.answer(request);
  }
}
