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
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

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

  private static final List<Kind> KINDS =
      List.of(
          new Kind("hashedrekord 0.0.1", EntryBody::hashed),
          new Kind("hashedrekord 0.0.2", spec -> hashedOfTiles(spec.object("hashedRekordV002"))),
          new Kind("dsse 0.0.1", EntryBody::envelope),
          new Kind("intoto 0.0.2", spec -> statement(spec.object("content"))));

  /**
   * A kind that is read here.
   *
   * @param words its name and version
   * @param reader reads the {@code spec} of such an entry
   */
  private record Kind(String words, Function<JsonFields, EntryBody> reader) {

    static Optional<Kind> of(String words) {
      return KINDS.stream().filter(kind -> kind.words.equals(words)).findFirst();
    }

    static String all() {
      return KINDS.stream().map(Kind::words).collect(Collectors.joining(", "));
    }
  }

  /** Copies the lists. */
  public EntryBody {
    signatures = List.copyOf(signatures);
    verifiers = List.copyOf(verifiers);
  }

  /** Tells whether an entry is said to be of a kind that is read here. */
  public static boolean isKnown(TransparencyLogEntry entry) {
    return Kind.of(entry.kind() + " " + entry.kindVersion()).isPresent();
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
    return Kind.of(kind)
        .orElseThrow(() -> malformed("is of an unknown kind", Kind.all(), kind))
        .reader()
        .apply(spec);
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
