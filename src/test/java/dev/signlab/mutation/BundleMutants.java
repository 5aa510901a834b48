package dev.signlab.mutation;

import static dev.signlab.mutation.PayloadMutants.MARK;
import static dev.signlab.mutation.Table.before;
import static dev.signlab.mutation.Table.behind;
import static dev.signlab.mutation.Table.first;
import static dev.signlab.mutation.Table.member;
import static dev.signlab.mutation.Table.swap;

import java.util.function.UnaryOperator;

/** Bundles and envelopes around a right signature. */
final class BundleMutants {

  private static final String OLD = "application/vnd.dev.sigstore.bundle+json;version=";
  private static final String MESSAGE = "\"messageSignature\":{\"signature\":\"AAAA\"}";

  private BundleMutants() {}

  static void addTo(Table table) {
    bundle(table, Kind.BUNDLE);
    bundle(table, Kind.FILE);
    envelope(table, Kind.BUNDLE);
    envelope(table, Kind.ENVELOPE);
    types(table, Kind.BUNDLE);
    material(table);
    message(table);
  }

  private static void bundle(Table table, Kind kind) {
    add(table, kind, "byte order mark", before(MARK));
    add(table, kind, "a line end behind", behind("\n"));
    add(table, kind, "a second value behind", behind("{}"));
    add(table, kind, "NUL behind", behind("\0"));
    add(table, kind, "version 0.1", swap(Forgery.BUNDLE, OLD + "0.1"));
    add(table, kind, "version 0.2", swap(Forgery.BUNDLE, OLD + "0.2"));
    add(table, kind, "version 0.3 in the old style", swap(Forgery.BUNDLE, OLD + "0.3"));
    add(table, kind, "version 0.4", swap("v0.3", "v0.4"));
    add(table, kind, "version 0.3.1", swap("v0.3", "v0.3.1"));
    add(table, kind, "type in capitals", swap("application", "Application"));
    add(table, kind, "type of JSON", swap(Forgery.BUNDLE, "application/json"));
    add(table, kind, "no type", swap("\"mediaType\":\"" + Forgery.BUNDLE + "\",", ""));
    add(table, kind, "type twice", first("\"mediaType\":\"" + OLD + "0.1\""));
    add(table, kind, "an unknown member", member("\"more\":1"));
    add(table, kind, "media_type", swap("mediaType", "media_type"));
    add(
        table,
        kind,
        "media_type beside mediaType",
        member("\"media_type\":\"" + Forgery.BUNDLE + "\""));
    add(
        table,
        kind,
        "MediaType beside mediaType",
        member("\"MediaType\":\"" + Forgery.BUNDLE + "\""));
    add(table, kind, "a name in escapes", swap("\"mediaType\"", "\"\\u006dediaType\""));
  }

  private static void envelope(Table table, Kind kind) {
    add(table, kind, "payload twice", swap("\"payload\":", "\"payload\":\"e30=\",\"payload\":"));
    add(
        table,
        kind,
        "Payload beside payload",
        swap("\"payload\":", "\"Payload\":\"e30=\",\"payload\":"));
    add(
        table,
        kind,
        "Payload behind payload",
        swap(",\"payloadType\"", ",\"Payload\":\"e30=\",\"payloadType\""));
    add(table, kind, "payload without padding", s -> padding(s, ""));
    add(table, kind, "payload with padding too much", s -> padding(s, "===="));
    add(
        table,
        kind,
        "payload in URL-safe letters",
        s -> field(s, "payload", v -> v.replace('+', '-').replace('/', '_')));
    add(
        table,
        kind,
        "payload in lines",
        s -> field(s, "payload", v -> v.substring(0, 76) + "\\n" + v.substring(76)));
    add(
        table,
        kind,
        "a space in the payload",
        s -> field(s, "payload", v -> v.substring(0, 76) + " " + v.substring(76)));
    add(table, kind, "an unknown member", swap("{\"payload\"", "{\"more\":1,\"payload\""));
    add(
        table,
        kind,
        "signature twice, the wrong one first",
        swap("[{\"sig\"", "[{\"sig\":\"AAAA\"},{\"sig\""));
    add(
        table,
        kind,
        "signature twice, the wrong one last",
        swap("\"}]", "\"},{\"sig\":\"AAAA\"}]"));
    add(
        table,
        kind,
        "no signature",
        s -> s.replaceFirst("\"signatures\":\\[.*?\\]", "\"signatures\":[]"));
    add(
        table,
        kind,
        "signatures is null",
        s -> s.replaceFirst("\"signatures\":\\[.*?\\]", "\"signatures\":null"));
    add(table, kind, "an empty signature", s -> field(s, "sig", v -> ""));
    add(table, kind, "sig twice", swap("{\"sig\"", "{\"sig\":\"AAAA\",\"sig\""));
    add(table, kind, "Sig beside sig", swap("{\"sig\"", "{\"Sig\":\"AAAA\",\"sig\""));
    add(table, kind, "Sig behind sig", swap("\"}]", "\",\"Sig\":\"AAAA\"}]"));
    add(table, kind, "a name of another key", swap("{\"sig\"", "{\"keyid\":\"somebody\",\"sig\""));
    add(table, kind, "keyid is null", swap("{\"sig\"", "{\"keyid\":null,\"sig\""));
    add(table, kind, "keyid is a number", swap("{\"sig\"", "{\"keyid\":7,\"sig\""));
    add(table, kind, "payload type changed after signing", swap("in-toto", "other"));
    encodedSignatures(table, kind);
  }

  private static void encodedSignatures(Table table, Kind kind) {
    table.add(kind, Stage.ENCODED, "sig without padding", s -> s.replace("=", ""));
    table.add(kind, Stage.ENCODED, "sig with padding too much", behind("===="));
    table.add(
        kind, Stage.ENCODED, "sig in URL-safe letters", s -> s.replace('+', '-').replace('/', '_'));
    table.add(
        kind, Stage.ENCODED, "sig in lines", s -> s.substring(0, 64) + "\\n" + s.substring(64));
  }

  private static void types(Table table, Kind kind) {
    type(table, kind, "text/plain", t -> "text/plain");
    type(table, kind, "in capitals", t -> t.toUpperCase(java.util.Locale.ROOT));
    type(table, kind, "with a parameter", behind(";a=b"));
    type(table, kind, "with a space", behind(" "));
    type(table, kind, "empty", t -> "");
    type(
        table,
        kind,
        "of the payload of images",
        t -> "application/vnd.dev.cosign.simplesigning.v1+json");
  }

  private static void material(Table table) {
    Kind kind = Kind.BUNDLE;
    add(
        table,
        kind,
        "no verification material",
        swap("\"verificationMaterial\":{\"publicKey\":{\"hint\":\"me\"}},", ""));
    add(
        table,
        kind,
        "empty verification material",
        swap("{\"publicKey\":{\"hint\":\"me\"}}", "{}"));
    add(
        table,
        kind,
        "verification material is null",
        swap("{\"publicKey\":{\"hint\":\"me\"}}", "null"));
    add(table, kind, "no hint", swap("{\"hint\":\"me\"}", "{}"));
    add(table, kind, "hint is a number", swap("\"me\"", "7"));
    add(table, kind, "a key in the hint's place", swap("\"hint\"", "\"rawBytes\""));
    add(
        table,
        kind,
        "a certificate beside the hint",
        swap("}},", "},\"certificate\":{\"rawBytes\":\"AAAA\"}},"));
    add(
        table,
        kind,
        "a certificate that is none",
        swap("\"publicKey\":{\"hint\":\"me\"}", "\"certificate\":{\"rawBytes\":\"AAAA\"}"));
    add(
        table,
        kind,
        "a timestamp that is none",
        swap(
            "}},",
            "},\"timestampVerificationData\":{\"rfc3161Timestamps\":[{\"signedTimestamp\":\"AAAA\"}]}},"));
    add(
        table,
        kind,
        "a log entry that is none",
        swap("}},", "},\"tlogEntries\":[{\"logIndex\":\"1\"}]},"));
    add(table, kind, "a message signature beside", member(MESSAGE));
    add(
        table,
        kind,
        "a message signature that is null beside",
        member("\"messageSignature\":null"));
    add(
        table,
        kind,
        "a message signature only",
        s -> s.substring(0, s.indexOf("\"dsseEnvelope\"")) + MESSAGE + "}");
    add(table, kind, "dsse_envelope", swap("dsseEnvelope", "dsse_envelope"));
    add(table, kind, "dsse_envelope beside", member("\"dsse_envelope\":{}"));
    add(table, kind, "DsseEnvelope beside", member("\"DsseEnvelope\":{}"));
  }

  private static void message(Table table) {
    Kind kind = Kind.FILE;
    add(table, kind, "digest of another file", s -> field(s, "digest", v -> "A".repeat(43) + "="));
    add(table, kind, "digest cut off", s -> field(s, "digest", v -> v.substring(0, 40)));
    add(table, kind, "digest without padding", s -> field(s, "digest", v -> v.replace("=", "")));
    add(table, kind, "digest is empty", s -> field(s, "digest", v -> ""));
    add(table, kind, "no digest", s -> s.replaceFirst(",\"digest\":\"[^\"]*\"", ""));
    add(table, kind, "no message digest", s -> s.replaceFirst("\"messageDigest\":\\{.*?\\},", ""));
    add(
        table,
        kind,
        "message digest is null",
        s -> s.replaceFirst("\"messageDigest\":\\{.*?\\}", "\"messageDigest\":null"));
    add(
        table,
        kind,
        "message digest is empty",
        s -> s.replaceFirst("\"messageDigest\":\\{.*?\\}", "\"messageDigest\":{}"));
    add(table, kind, "no algorithm", swap("\"algorithm\":\"SHA2_256\",", ""));
    add(table, kind, "algorithm SHA2_512", swap("SHA2_256", "SHA2_512"));
    add(table, kind, "algorithm SHA3_256", swap("SHA2_256", "SHA3_256"));
    add(table, kind, "algorithm in small letters", swap("SHA2_256", "sha2_256"));
    add(table, kind, "algorithm is a number", swap("\"SHA2_256\"", "1"));
    add(table, kind, "algorithm is a number in quotes", swap("SHA2_256", "1"));
    add(table, kind, "algorithm is unspecified", swap("SHA2_256", "HASH_ALGORITHM_UNSPECIFIED"));
    add(table, kind, "an unknown algorithm", swap("SHA2_256", "MD5"));
    add(table, kind, "an algorithm of the number 99", swap("\"SHA2_256\"", "99"));
    add(table, kind, "empty signature", s -> field(s, "signature", v -> ""));
    add(
        table,
        kind,
        "message_digest beside",
        swap("\"messageDigest\"", "\"message_digest\":{},\"messageDigest\""));
    add(
        table,
        kind,
        "message signature is null",
        s -> s.substring(0, s.indexOf("\"messageSignature\"")) + "\"messageSignature\":null}");
    table.add(kind, Stage.ENCODED, "signature without padding", s -> s.replace("=", ""));
    table.add(
        kind,
        Stage.ENCODED,
        "signature in URL-safe letters",
        s -> s.replace('+', '-').replace('/', '_'));
    table.add(kind, Stage.ARTIFACT, "another file", s -> s + "!");
    table.add(kind, Stage.ARTIFACT, "an empty file", s -> "");
  }

  private static String padding(String json, String padding) {
    return field(json, "payload", value -> value.replace("=", "") + padding);
  }

  private static String field(String json, String name, UnaryOperator<String> change) {
    int begin = json.indexOf("\"" + name + "\":\"") + name.length() + 4;
    int end = json.indexOf('"', begin);
    return json.substring(0, begin)
        + change.apply(json.substring(begin, end))
        + json.substring(end);
  }

  private static void type(Table table, Kind kind, String name, UnaryOperator<String> change) {
    table.add(kind, Stage.PAYLOAD_TYPE, "signed payload type: " + name, change);
  }

  private static void add(Table table, Kind kind, String name, UnaryOperator<String> change) {
    table.add(kind, Stage.WRAPPED, name, change);
  }
}
