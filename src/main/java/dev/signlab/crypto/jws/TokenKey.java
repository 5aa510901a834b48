package dev.signlab.crypto.jws;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.json.Json;
import dev.signlab.storage.Reason;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;

/**
 * A private key that signs tokens with ES256 (RFC 7518, section 3.4). Its identifier is its
 * thumbprint (RFC 7638). Immutable and safe for use by several threads.
 */
public final class TokenKey {

  private final ECKey key;

  private TokenKey(ECKey key) {
    this.key = key;
  }

  /** Makes a key. */
  public static TokenKey generate() {
    try {
      return new TokenKey(
          new ECKeyGenerator(Curve.P_256)
              .keyUse(KeyUse.SIGNATURE)
              .algorithm(JWSAlgorithm.ES256)
              .keyIDFromThumbprint(true)
              .generate());
    } catch (JOSEException e) {
      throw new AssertionError("every Java platform makes keys on P-256", e);
    }
  }

  /** Reads what {@link #secret} wrote; {@code what} names it in problems. */
  public static TokenKey parse(String json, String what) {
    try {
      // The library takes the word null for an object, and ends in a fault of its own.
      Json.parseObject(json.getBytes(StandardCharsets.UTF_8), what);
      ECKey key = ECKey.parse(json);
      if (!key.isPrivate() || !Curve.P_256.equals(key.getCurve()) || key.getKeyID() == null) {
        throw malformed(what, "a key of another kind");
      }
      return new TokenKey(key);
    } catch (ParseException | IllegalArgumentException | IllegalStateException e) {
      throw malformed(what, Reason.of(e));
    }
  }

  /** Returns the key with its private half, as a JSON web key. */
  public String secret() {
    return key.toJSONString();
  }

  /** Returns the public half, as a JSON web key. */
  public String publicKey() {
    return key.toPublicJWK().toJSONString();
  }

  /** Returns the name by which the headers of its tokens refer to it. */
  public String keyId() {
    return key.getKeyID();
  }

  /**
   * Signs a token.
   *
   * @param claims a JSON object
   * @return the token in compact form (RFC 7515, section 7.1)
   */
  public String sign(byte[] claims) {
    JWSHeader header =
        new JWSHeader.Builder(JWSAlgorithm.ES256)
            .type(JOSEObjectType.JWT)
            .keyID(key.getKeyID())
            .build();
    JWSObject token = new JWSObject(header, new Payload(claims));
    try {
      token.sign(new ECDSASigner(key));
    } catch (JOSEException e) {
      throw new AssertionError("the platform refuses a key that it made", e);
    }
    return token.serialize();
  }

  /** Says which key this is; nothing of the private half. */
  @Override
  public String toString() {
    return "token key " + keyId();
  }

  private static LabException malformed(String what, String found) {
    return Problem.of(what + " is not a key for tokens")
        .expected("a JSON web key on P-256 with its private half")
        .found(found)
        .cause(Cause.MALFORMED)
        .asException();
  }
}
