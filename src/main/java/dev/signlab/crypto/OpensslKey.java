package dev.signlab.crypto;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Intent;
import dev.signlab.diagnostic.Problem;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Private key files as openssl writes them: parameters of a curve may stand before the key, and a
 * key may be encrypted in one of openssl's own two ways, which neither cosign nor the lab opens
 * (RFC 7468, sections 10, 11 and 13; RFC 1421, section 4.6).
 */
public final class OpensslKey {

  /** The label of what {@code openssl ecparam -genkey} writes before a key. */
  public static final String PARAMETERS = "EC PARAMETERS";

  private static final String ENCRYPTED = "ENCRYPTED PRIVATE KEY";
  private static final String TRADITIONAL = "Proc-Type: 4,ENCRYPTED";

  private OpensslKey() {}

  /** Returns the first block behind any parameters. */
  static Pem block(byte[] text, String what) {
    refuseEncrypted(text, what, "unsupported private key");
    List<Pem> blocks = Pem.parseAll(text, what);
    return blocks.stream()
        .filter(block -> !block.label().equals(PARAMETERS))
        .findFirst()
        .orElseGet(() -> Pem.parse(text, what));
  }

  /**
   * Refuses a key that openssl encrypted, and says how it becomes one that can be read.
   *
   * @param summary what the refusal is called
   */
  public static void refuseEncrypted(byte[] text, String what, String summary) {
    String content = new String(text, StandardCharsets.ISO_8859_1);
    boolean traditional = content.contains(TRADITIONAL);
    if (traditional || content.contains("-----BEGIN " + ENCRYPTED + "-----")) {
      String found = traditional ? TRADITIONAL : ENCRYPTED;
      throw Problem.of(summary + ": " + what + " is encrypted by openssl")
          .expected("a key that openssl did not encrypt, or one in cosign's own form")
          .found(found + ", which cosign does not open either, whatever the password")
          .hint("take openssl's password off", new Intent.TakeOffPassword(what, "plain.pem"))
          .hint("then bring it into cosign's form", new Intent.ImportKey("plain.pem"))
          .cause(Cause.MALFORMED)
          .asException();
    }
  }
}
