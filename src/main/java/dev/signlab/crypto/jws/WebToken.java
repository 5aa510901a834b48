package dev.signlab.crypto.jws;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.json.Base64Text;
import dev.signlab.json.Json;
import dev.signlab.json.JsonFields;

/**
 * A token in compact form, taken apart and not believed: who made it is not judged here (RFC 7519).
 *
 * @param compact the token as it came
 * @param header names algorithm and key
 * @param claims what it says
 */
public record WebToken(String compact, JsonFields header, JsonFields claims) {

  private static final int PARTS = 3;

  /**
   * Takes a token apart; {@code what} names it in problems.
   *
   * @throws LabException with the cause MALFORMED, which shows nothing of the token
   */
  public static WebToken parse(String compact, String what) {
    if (compact.length() > JsonWebKey.LARGEST) {
      throw malformed(what, compact.length() + " characters");
    }
    String[] parts = compact.split("\\.", -1);
    if (parts.length != PARTS) {
      throw malformed(what, parts.length + (parts.length == 1 ? " part" : " parts"));
    }
    return new WebToken(
        compact,
        fields(parts[0], "the header of " + what, what),
        fields(parts[1], "the claims of " + what, what));
  }

  private static JsonFields fields(String part, String name, String what) {
    byte[] json =
        Base64Text.decodeProto(part)
            .orElseThrow(() -> malformed(what, "a part that is not Base64 for URLs"));
    return Json.parseObject(json, name);
  }

  /** Returns the name of the key that is said to have signed it, or an empty text. */
  public String keyId() {
    return header.optionalText("kid").orElse("");
  }

  /** Leaves out everything by which somebody could use the token. */
  @Override
  public String toString() {
    return "token of " + claims.optionalText("iss").orElse("nobody");
  }

  private static LabException malformed(String what, String found) {
    return Problem.of(what + " is not a token")
        .expected("three parts in Base64 for URLs, with dots between them")
        .found(found)
        .cause(Cause.MALFORMED)
        .asException();
  }
}
