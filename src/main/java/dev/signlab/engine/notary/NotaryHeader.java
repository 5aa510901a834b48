package dev.signlab.engine.notary;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.json.Json;
import dev.signlab.json.JsonFields;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is signed along with an image (signature-envelope-jws.md, Protected Headers).
 *
 * @param algorithm as the header names it, which the key has to confirm
 * @param scheme the signing scheme
 * @param signed when the signer says that it was signed
 * @param expiry from when on the signer would not have the image used any more
 */
public record NotaryHeader(
    String algorithm, String scheme, Instant signed, Optional<Instant> expiry) {

  /** What a payload is. */
  public static final String PAYLOAD_TYPE = "application/vnd.cncf.notary.payload.v1+json";

  /** The scheme in which a certificate speaks for the signer, and nobody for the time. */
  static final String X509 = "notary.x509";

  private static final String AUTHORITY = "notary.x509.signingAuthority";
  private static final String PREFIX = "io.cncf.notary.";
  private static final String SCHEME = PREFIX + "signingScheme";
  private static final String TIME = PREFIX + "signingTime";
  private static final String AUTHENTIC_TIME = PREFIX + "authenticSigningTime";
  private static final String EXPIRY = PREFIX + "expiry";

  /** The names that may be called critical: all others stand for something not done here. */
  static final Set<String> UNDERSTOOD = Set.of(SCHEME, EXPIRY);

  /** Writes the header. */
  ObjectNode json() {
    ObjectNode header = Json.object().put("alg", algorithm).put("cty", PAYLOAD_TYPE);
    var critical = header.putArray("crit").add(SCHEME);
    header.put(SCHEME, scheme).put(TIME, text(signed));
    expiry.ifPresent(
        end -> {
          critical.add(EXPIRY);
          header.put(EXPIRY, text(end));
        });
    return header;
  }

  private static String text(Instant moment) {
    return moment.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  /**
   * Reads the header.
   *
   * @throws LabException with the cause MALFORMED, or NOT_JUDGED for what is only done elsewhere
   */
  static NotaryHeader parse(JsonFields header) {
    String type = header.text("cty");
    if (!type.equals(PAYLOAD_TYPE)) {
      throw refused(header, "cty " + PAYLOAD_TYPE, type, Cause.MALFORMED);
    }
    String scheme = header.text(SCHEME);
    checkScheme(header, scheme);
    checkCritical(header);
    if (header.has(AUTHENTIC_TIME)) {
      throw refused(header, "no " + AUTHENTIC_TIME + " in " + X509, "one", Cause.MALFORMED);
    }
    return new NotaryHeader(
        header.text("alg"),
        scheme,
        time(header, TIME, header.text(TIME)),
        header.optionalText(EXPIRY).map(text -> time(header, EXPIRY, text)));
  }

  private static void checkScheme(JsonFields header, String scheme) {
    if (!scheme.equals(X509)) {
      Cause cause = scheme.equals(AUTHORITY) ? Cause.NOT_JUDGED : Cause.MALFORMED;
      throw refused(header, "the signing scheme " + X509, scheme, cause);
    }
  }

  private static void checkCritical(JsonFields header) {
    List<String> critical =
        header.array("crit").stream().map(JsonNode::asString).distinct().toList();
    require(header, critical, SCHEME);
    if (header.has(EXPIRY)) {
      require(header, critical, EXPIRY);
    }
    for (String name : critical) {
      if (!UNDERSTOOD.contains(name)) {
        throw refused(header, "critical headers that are known here", name, Cause.NOT_JUDGED);
      }
      if (!header.has(name)) {
        throw refused(header, name + ", which crit names", "no such header", Cause.MALFORMED);
      }
    }
  }

  private static void require(JsonFields header, List<String> critical, String name) {
    if (!critical.contains(name)) {
      throw refused(header, "crit with " + name, "crit " + critical, Cause.MALFORMED);
    }
  }

  private static Instant time(JsonFields header, String name, String text) {
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      throw refused(header, name + " as RFC 3339 writes times", text, Cause.MALFORMED);
    }
  }

  private static LabException refused(
      JsonFields header, String expected, String found, Cause cause) {
    return Problem.of(header.what() + " is not one that counts")
        .expected(expected)
        .found(found)
        .cause(cause)
        .asException();
  }
}
