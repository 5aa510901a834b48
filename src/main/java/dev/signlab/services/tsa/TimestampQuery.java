package dev.signlab.services.tsa;

import dev.signlab.crypto.Digest;
import dev.signlab.crypto.DigestAlgorithm;
import dev.signlab.crypto.timestamp.TimestampRequest;
import dev.signlab.json.Json;
import dev.signlab.json.JsonFields;
import java.math.BigInteger;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Reads sigstore's own form of a request, which JavaScript clients send. */
final class TimestampQuery {

  private static final Set<String> MEMBERS =
      Set.of("artifactHash", "certificates", "hashAlgorithm", "nonce", "tsaPolicyOID");

  private TimestampQuery() {}

  static TimestampRequest parse(byte[] json) {
    JsonFields fields = Json.parseObject(json, "timestamp request").only(MEMBERS);
    JsonNode certificates = fields.node().get("certificates");
    return TimestampRequest.of(
        digest(fields),
        nonce(fields),
        certificates != null && certificates.booleanValue(false),
        fields.optionalText("tsaPolicyOID").filter(text -> !text.isEmpty()));
  }

  private static Digest digest(JsonFields fields) {
    String name = fields.text("hashAlgorithm");
    if (name.equals("sha1")) {
      throw new TsaRefusal(TsaRefusal.WEAK, name);
    }
    DigestAlgorithm algorithm =
        DigestAlgorithm.byPrefix(name)
            .orElseThrow(
                () -> new TsaRefusal(TsaRefusal.FAILED, "unsupported hash algorithm " + name));
    byte[] digest = fields.bytes("artifactHash");
    TsaRefusal.requireLength(algorithm, digest);
    return Digest.ofBytes(algorithm, digest);
  }

  private static Optional<BigInteger> nonce(JsonFields fields) {
    return Optional.ofNullable(fields.node().get("nonce"))
        .filter(JsonNode::isIntegralNumber)
        .map(JsonNode::bigIntegerValue);
  }
}
