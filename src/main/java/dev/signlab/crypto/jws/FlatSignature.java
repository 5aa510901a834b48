package dev.signlab.crypto.jws;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.util.Base64URL;
import dev.signlab.crypto.KeyPair;
import dev.signlab.crypto.VerificationKey;
import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.json.Json;
import dev.signlab.json.JsonFields;
import java.text.ParseException;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/**
 * A JSON web signature in flattened JSON form: one signer, with a header that is signed and one
 * that is not (RFC 7515, section 7.2.2). Reading it believes nothing. Immutable.
 */
public final class FlatSignature {

  private static final String PAYLOAD = "payload";
  private static final String PROTECTED = "protected";
  private static final String HEADER = "header";
  private static final String SIGNATURE = "signature";

  private final String what;
  private final String signedHeader;
  private final String payload;
  private final String signature;
  private final JsonFields header;
  private final JsonFields unsigned;

  private FlatSignature(JsonFields fields) {
    this.what = fields.what();
    this.signedHeader = part(fields, PROTECTED);
    this.payload = part(fields, PAYLOAD);
    this.signature = part(fields, SIGNATURE);
    this.header = Json.parseObject(decoded(signedHeader), "the signed header of " + what);
    this.unsigned = fields.object(HEADER);
    requireApart();
  }

  /**
   * Reads a signature; a general one with several signers, or a compact one, is refused.
   *
   * @param what names it in problems
   * @throws LabException with the cause MALFORMED
   */
  public static FlatSignature parse(byte[] json, String what) {
    if (json.length > JsonWebKey.LARGEST) {
      throw malformed(what, "at most " + JsonWebKey.LARGEST + " bytes", json.length + " bytes");
    }
    Set<String> known = Set.of(PAYLOAD, PROTECTED, HEADER, SIGNATURE);
    return new FlatSignature(Json.parseObject(json, what).only(known));
  }

  /**
   * Signs a payload.
   *
   * @param header what is signed along, with {@code alg} in it
   * @param unsigned what goes along unsigned
   * @throws LabException with the cause WRONG_ALGORITHM when the key does not sign so
   */
  public static FlatSignature make(
      KeyPair key, ObjectNode header, byte[] payload, ObjectNode unsigned) {
    try {
      JWSHeader written = JWSHeader.parse(Base64URL.encode(Json.write(header)));
      String head = written.toBase64URL().toString();
      String body = Base64URL.encode(payload).toString();
      Base64URL signature = JwsKeys.signer(key).sign(written, signingInput(head, body));
      ObjectNode all = Json.object().put(PAYLOAD, body).put(PROTECTED, head);
      all.set(HEADER, unsigned);
      all.put(SIGNATURE, signature.toString());
      return parse(Json.write(all), "the new signature");
    } catch (JOSEException | ParseException e) {
      throw Problem.of("this key does not sign so")
          .expected("an algorithm that goes with " + key.publicKey())
          .found(header.path("alg").asString(""))
          .cause(Cause.WRONG_ALGORITHM)
          .asException(e);
    }
  }

  /** Returns the header that is signed along. */
  public JsonFields header() {
    return header;
  }

  /** Returns the header that anybody may have changed. */
  public JsonFields unsignedHeader() {
    return unsigned;
  }

  /** Returns what was signed. */
  public byte[] payload() {
    return decoded(payload);
  }

  /** Returns the bytes over which the signature is made (RFC 7515, section 5.1). */
  public byte[] signedBytes() {
    return signingInput(signedHeader, payload);
  }

  /** Returns the signature itself; one by a curve as two numbers of fixed length. */
  public byte[] signature() {
    return decoded(signature);
  }

  /** Returns the whole as JSON. */
  public byte[] bytes() {
    ObjectNode all = Json.object().put(PAYLOAD, payload).put(PROTECTED, signedHeader);
    all.set(HEADER, unsigned.node());
    return Json.write(all.put(SIGNATURE, signature));
  }

  /**
   * Tells whether a key made the signature, with the algorithm that the header names.
   *
   * @param understood names of the header that may be called critical (section 4.1.11)
   */
  public boolean verifies(VerificationKey key, Set<String> understood) {
    try {
      JWSHeader read = JWSHeader.parse(new Base64URL(signedHeader));
      return JWSAlgorithm.Family.SIGNATURE.contains(read.getAlgorithm())
          && JwsKeys.verifier(key, understood)
              .verify(read, signedBytes(), new Base64URL(signature));
    } catch (JOSEException | ParseException | IllegalArgumentException e) {
      return false;
    }
  }

  /** Section 7.2.1: a name in both headers would have two values. */
  private void requireApart() {
    Optional<String> twice =
        unsigned.node().propertyNames().stream().filter(header.node()::has).findFirst();
    if (twice.isPresent()) {
      throw malformed(what, "every name in one of the two headers", twice.get() + " in both");
    }
  }

  private static byte[] signingInput(String header, String payload) {
    return (header + "." + payload).getBytes(US_ASCII);
  }

  /** What is decoded and encoded again differs for padding and for unused bits that are set. */
  private static String part(JsonFields fields, String name) {
    String text = fields.text(name);
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(text);
      if (Base64URL.encode(bytes).toString().equals(text)) {
        return text;
      }
    } catch (IllegalArgumentException e) {
      // It is told below.
    }
    throw malformed(fields.what(), name + " in Base64 for URLs, without padding", "something else");
  }

  private static byte[] decoded(String part) {
    return Base64.getUrlDecoder().decode(part);
  }

  private static LabException malformed(String what, String expected, String found) {
    return Problem.of(what + " is not a flattened JSON web signature")
        .expected(expected)
        .found(found)
        .cause(Cause.MALFORMED)
        .asException();
  }
}
