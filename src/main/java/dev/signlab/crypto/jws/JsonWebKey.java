package dev.signlab.crypto.jws;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyOperation;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.jwk.RSAKey;
import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.json.Json;
import dev.signlab.storage.Reason;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * A key of RFC 7517 by which JSON web signatures verify. The key decides which algorithms it takes;
 * what a signature's header says can only narrow that (RFC 8725, section 3.1). Immutable and safe
 * for use by several threads.
 */
public final class JsonWebKey {

  /** The most characters of a signature that are read: 1 MiB. */
  public static final int LARGEST = 1 << 20;

  private final JWK key;

  private JsonWebKey(JWK key) {
    this.key = key;
  }

  /** Reads a key from its JSON form; {@code what} names it in problems. */
  public static JsonWebKey parse(byte[] json, String what) {
    try {
      if (json.length > LARGEST) {
        throw malformed(what, json.length + " bytes");
      }
      // The library takes the word null for an object, and ends in a fault of its own.
      Json.parseObject(json, what);
      return new JsonWebKey(JWK.parse(new String(json, StandardCharsets.UTF_8)));
    } catch (ParseException | IllegalArgumentException | IllegalStateException e) {
      throw malformed(what, Reason.of(e));
    }
  }

  /** Returns the name of the key, by which headers refer to it, or an empty text. */
  public String keyId() {
    return key.getKeyID() == null ? "" : key.getKeyID();
  }

  /**
   * Returns the payload of a signature in compact form, if it was made by this key. A malformed
   * signature is simply not valid.
   */
  public Optional<byte[]> verified(String compact) {
    if (compact.length() > LARGEST || !mayVerify() || !isCompactForm(compact)) {
      return Optional.empty();
    }
    try {
      JWSObject signature = JWSObject.parse(compact);
      if (takes(signature.getHeader()) && signature.verify(verifier())) {
        return Optional.of(signature.getPayload().toBytes());
      }
      return Optional.empty();
    } catch (ParseException | JOSEException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Three parts in Base64 for URLs as RFC 7515, section 2, has it; the library reads more. */
  private static boolean isCompactForm(String compact) {
    String[] parts = compact.split("\\.", -1);
    return parts.length == 3 && Arrays.stream(parts).allMatch(JsonWebKey::isBase64);
  }

  /** What is decoded and encoded again differs for padding and for unused bits that are set. */
  private static boolean isBase64(String part) {
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(part);
      return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).equals(part);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private boolean mayVerify() {
    boolean use = key.getKeyUse() == null || key.getKeyUse().equals(KeyUse.SIGNATURE);
    boolean operation =
        key.getKeyOperations() == null || key.getKeyOperations().contains(KeyOperation.VERIFY);
    return use && operation;
  }

  private boolean takes(JWSHeader header) {
    return key.getAlgorithm() == null || key.getAlgorithm().equals(header.getAlgorithm());
  }

  private JWSVerifier verifier() throws JOSEException {
    return switch (key) {
      case RSAKey rsa -> new RSASSAVerifier(rsa);
      case ECKey curve -> new ECDSAVerifier(curve);
      case OctetSequenceKey secret -> new MACVerifier(secret);
      default -> throw new JOSEException("keys of kind " + key.getKeyType() + " do not verify");
    };
  }

  private static LabException malformed(String what, String found) {
    return Problem.of(what + " is not a JSON web key")
        .expected("an object with kty and what that kind of key has")
        .found(found)
        .cause(Cause.MALFORMED)
        .asException();
  }
}
