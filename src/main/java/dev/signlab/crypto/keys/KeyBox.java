package dev.signlab.crypto.keys;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Intent;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.json.Json;
import dev.signlab.json.JsonFields;
import dev.signlab.storage.Reason;
import java.security.SecureRandom;
import java.util.Base64;
import tools.jackson.databind.node.ObjectNode;

/**
 * The JSON inside an encrypted key file: a secretbox whose key scrypt makes from the password
 * (go-securesystemslib, package {@code encrypted}).
 */
final class KeyBox {

  /** The cost with which cosign writes since 2.2.0; 64 MiB of memory. */
  private static final int COST_WRITTEN = 1 << 16;

  /** Readers accept these costs and no others, so that no file can ask for gigabytes. */
  private static final int LEAST_COST = 1 << 15;

  private static final int MOST_COST = 1 << 17;
  static final int BLOCK_SIZE = 8;
  static final int PARALLEL = 1;
  private static final int SALT = 32;

  /** More keys than a lesson has, in some kilobytes. */
  private static final int MOST_REMEMBERED = 64;

  private static final DerivedKeys KEYS = new DerivedKeys(MOST_REMEMBERED);

  private static final String KDF = "scrypt";
  private static final String CIPHER = "nacl/secretbox";

  private KeyBox() {}

  static byte[] seal(byte[] plaintext, byte[] password, SecureRandom random) {
    byte[] salt = new byte[SALT];
    byte[] nonce = new byte[SecretBox.NONCE];
    random.nextBytes(salt);
    random.nextBytes(nonce);
    byte[] box = SecretBox.seal(plaintext, KEYS.of(password, salt, COST_WRITTEN), nonce);
    return Json.write(written(salt, nonce, box));
  }

  private static ObjectNode written(byte[] salt, byte[] nonce, byte[] box) {
    ObjectNode node = Json.object();
    ObjectNode kdf = node.putObject("kdf");
    kdf.put("name", KDF);
    ObjectNode params = kdf.putObject("params");
    params.put("N", COST_WRITTEN);
    params.put("r", BLOCK_SIZE);
    params.put("p", PARALLEL);
    kdf.put("salt", base64(salt));
    ObjectNode cipher = node.putObject("cipher");
    cipher.put("name", CIPHER);
    cipher.put("nonce", base64(nonce));
    node.put("ciphertext", base64(box));
    return node;
  }

  static byte[] open(byte[] json, byte[] password, String what) {
    JsonFields fields = Json.parseObject(json, "the box in " + what);
    JsonFields kdf = fields.object("kdf");
    JsonFields cipher = fields.object("cipher");
    checkName(kdf, KDF, what);
    checkName(cipher, CIPHER, what);
    byte[] key = KEYS.of(password, bytes(kdf, "salt", what), cost(kdf.object("params"), what));
    byte[] nonce = bytes(cipher, "nonce", what);
    return SecretBox.open(bytes(fields, "ciphertext", what), key, nonce)
        .orElseThrow(() -> wrongPassword(what));
  }

  private static int cost(JsonFields params, String what) {
    long n = params.number("N");
    long r = params.number("r");
    long p = params.number("p");
    boolean known = n >= LEAST_COST && n <= MOST_COST && Long.bitCount(n) == 1;
    if (!known || r != BLOCK_SIZE || p != PARALLEL) {
      throw malformed("unsupported scrypt parameters")
          .tried("open " + what)
          .expected("N 32768, 65536 or 131072, r 8, p 1")
          .found("N " + n + ", r " + r + ", p " + p)
          .asException();
    }
    return (int) n;
  }

  private static void checkName(JsonFields fields, String name, String what) {
    String found = fields.text("name");
    if (!found.equals(name)) {
      throw malformed("unknown " + (name.equals(KDF) ? "kdf" : "cipher") + " name: " + found)
          .tried("open " + what)
          .expected(name)
          .found(found)
          .asException();
    }
  }

  private static byte[] bytes(JsonFields fields, String name, String what) {
    try {
      return Base64.getDecoder().decode(fields.text(name));
    } catch (IllegalArgumentException e) {
      throw malformed(name + " in " + what + " is not Base64").found(Reason.of(e)).asException(e);
    }
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  private static Problem.Builder malformed(String summary) {
    return Problem.of("decrypt: " + summary).cause(Cause.MALFORMED);
  }

  private static LabException wrongPassword(String what) {
    return Problem.of("decrypt: encrypted: decryption failed")
        .tried("open " + what + " with the password given")
        .expected("the password with which the key was made")
        .found("another one, or a file whose bytes were changed")
        .hint(
            "the password comes from COSIGN_PASSWORD when that is set, also when it is empty;"
                + " else it is asked for")
        .hint("with its own it opens", new Intent.ShowPublicKey(what, true))
        .cause(Cause.WRONG_PASSWORD)
        .asException();
  }
}
