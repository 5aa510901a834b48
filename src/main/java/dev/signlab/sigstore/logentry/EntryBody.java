package dev.signlab.sigstore.logentry;

import dev.signlab.crypto.Digest;
import dev.signlab.crypto.DigestAlgorithm;
import dev.signlab.crypto.Pem;
import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.json.Json;
import dev.signlab.json.JsonFields;
import dev.signlab.sigstore.protojson.HashName;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/**
 * What the logged bytes say, whatever their kind: a digest, signatures, and who made them.
 *
 * @param digest of the artifact, or of an envelope's payload
 * @param ofPayload whether it is the digest of a payload
 * @param signatures the signatures
 * @param verifiers the keys or certificates in DER, one for each signature
 */
public record EntryBody(
    Digest digest, boolean ofPayload, List<byte[]> signatures, List<byte[]> verifiers) {

  private static final String WHAT = "log entry";
  private static final Set<String> KINDS =
      Set.of("hashedrekord 0.0.1", "hashedrekord 0.0.2", "dsse 0.0.1", "intoto 0.0.2");

  /** Copies the lists. */
  public EntryBody {
    signatures = List.copyOf(signatures);
    verifiers = List.copyOf(verifiers);
  }

  /** Tells whether an entry is said to be of a kind that is read here. */
  public static boolean isKnown(TransparencyLogEntry entry) {
    return KINDS.contains(entry.kind() + " " + entry.kindVersion());
  }

  /** Reads the body of an entry. */
  public static EntryBody parse(TransparencyLogEntry entry) {
    JsonFields body = Json.parseObject(entry.canonicalizedBody(), WHAT);
    String kind = body.text("kind") + " " + body.text("apiVersion");
    String announced = entry.kind() + " " + entry.kindVersion();
    if (!kind.equals(announced)) {
      throw malformed("is not of the kind that it is said to be", announced, kind);
    }
    JsonFields spec = body.object("spec");
    return switch (kind) {
      case "hashedrekord 0.0.1" -> hashed(spec);
      case "hashedrekord 0.0.2" -> hashedOfTiles(spec.object("hashedRekordV002"));
      case "dsse 0.0.1" -> envelope(spec);
      case "intoto 0.0.2" -> statement(spec.object("content"));
      default ->
          throw malformed(
              "is of an unknown kind",
              "hashedrekord 0.0.1 or 0.0.2, dsse 0.0.1, intoto 0.0.2",
              kind);
    };
  }

  private static EntryBody hashed(JsonFields spec) {
    JsonFields signature = spec.object("signature");
    return new EntryBody(
        digest(spec.object("data").object("hash")),
        false,
        List.of(signature.bytes("content")),
        List.of(pem(signature.object("publicKey").bytes("content"))));
  }

  private static EntryBody hashedOfTiles(JsonFields record) {
    JsonFields data = record.object("data");
    JsonFields signature = record.object("signature");
    JsonFields verifier = signature.object("verifier");
    JsonFields material =
        verifier.optionalObject("publicKey").orElseGet(() -> verifier.object("x509Certificate"));
    return new EntryBody(
        new Digest(algorithm(data.text("algorithm")), hex(data.bytes("digest"))),
        false,
        List.of(signature.bytes("content")),
        List.of(material.bytes("rawBytes")));
  }

  private static EntryBody envelope(JsonFields spec) {
    List<JsonFields> signatures = spec.objects("signatures");
    return new EntryBody(
        digest(spec.object("payloadHash")),
        true,
        signatures.stream().map(each -> each.bytes("signature")).toList(),
        signatures.stream().map(each -> pem(each.bytes("verifier"))).toList());
  }

  /** The signature is in Base64 twice in this kind. */
  private static EntryBody statement(JsonFields content) {
    List<JsonFields> signatures = content.object("envelope").objects("signatures");
    return new EntryBody(
        digest(content.object("payloadHash")),
        true,
        signatures.stream().map(each -> base64(each.bytes("sig"))).toList(),
        signatures.stream().map(each -> pem(each.bytes("publicKey"))).toList());
  }

  private static Digest digest(JsonFields hash) {
    return Digest.parse(hash.text("algorithm") + ":" + hash.text("value"));
  }

  private static DigestAlgorithm algorithm(String name) {
    return HashName.parse(name)
        .orElseThrow(
            () ->
                malformed(
                    "has a digest of another kind", HashName.of(DigestAlgorithm.SHA256), name));
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  private static byte[] pem(byte[] text) {
    return Pem.parse(text, "verifier of the " + WHAT).bytes();
  }

  private static byte[] base64(byte[] text) {
    try {
      return Base64.getDecoder().decode(new String(text, StandardCharsets.ISO_8859_1));
    } catch (IllegalArgumentException e) {
      throw malformed("has a signature that is not Base64 twice", "Base64", "other letters");
    }
  }

  private static LabException malformed(String summary, String expected, String found) {
    return Problem.of(WHAT + " " + summary)
        .expected(expected)
        .found(found)
        .cause(Cause.MALFORMED)
        .asException();
  }
}
