package dev.signlab.crypto.keys.transit;

import dev.signlab.crypto.PublicKeyParts;
import dev.signlab.crypto.VerificationKey;
import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Intent;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.json.JsonFields;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** Reads what the engine answers about a key. */
final class TransitKeys {

  private TransitKeys() {}

  static TransitKey parse(String name, Optional<Integer> wanted, JsonFields data) {
    long latest = data.number("latest_version");
    int version = wanted.orElse(Math.clamp(latest, 0, Integer.MAX_VALUE));
    JsonFields versions = data.object("keys");
    String member = String.valueOf(version);
    if (!versions.has(member)) {
      throw noVersion(name, version, latest);
    }
    if (!versions.node().get(member).isObject()) {
      throw symmetric(name, data.optionalText("type").orElse("no type"));
    }
    String text = versions.object(member).text("public_key");
    return new TransitKey(name, version, publicKey(text, "version " + version + " of " + name));
  }

  /** PEM for the curves and RSA; for Ed25519 the bytes of the key in Base64. */
  private static VerificationKey publicKey(String text, String what) {
    if (text.startsWith("-----BEGIN")) {
      return VerificationKey.parsePem(text.getBytes(StandardCharsets.US_ASCII), what);
    }
    try {
      return PublicKeyParts.ed25519(Base64.getDecoder().decode(text), what);
    } catch (IllegalArgumentException e) {
      throw Problem.of(what + " is not a public key")
          .expected("PEM, or an Ed25519 key in Base64")
          .found("neither")
          .cause(Cause.MALFORMED)
          .asException(e);
    }
  }

  private static LabException noVersion(String name, int version, long latest) {
    return Problem.of(name + " has no version " + version)
        .tried("read version " + version + ", as VAULT_KEY_PREFIX asks")
        .expected("a version up to " + latest + " that was not trimmed away")
        .found("none of that number")
        .hint("verify by the latest one", "unset VAULT_KEY_PREFIX")
        .cause(Cause.NO_FILE)
        .asException();
  }

  private static LabException symmetric(String name, String type) {
    return Problem.of(name + " is a key that does not sign")
        .expected("ecdsa-p256, ecdsa-p384, ecdsa-p521, ed25519, or rsa-2048 to rsa-4096")
        .found(type)
        .hint(
            "make another one", new Intent.MakeKeys(Optional.of("hashivault://" + name + "-sign")))
        .cause(Cause.MALFORMED)
        .asException();
  }
}
