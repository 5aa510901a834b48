package dev.signlab.engine.blob;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Problem;
import dev.signlab.engine.attach.LegacyEvidence;
import dev.signlab.engine.signatory.MadeSignature;
import dev.signlab.json.Base64Text;
import dev.signlab.json.Json;
import dev.signlab.json.JsonFields;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The file that cosign wrote for {@code --bundle} before there were sigstore bundles.
 *
 * @param signature over the file
 * @param certificate the certificate or public key in PEM, where the file has one
 * @param logEntry what the transparency log answered, as it was received
 */
@SuppressWarnings("ArrayRecordComponent") // copied at the door; never compared
public record LocalBundle(
    byte[] signature, Optional<byte[]> certificate, Optional<JsonNode> logEntry) {

  private static final String SIGNATURE = "base64Signature";
  private static final String CERTIFICATE = "cert";
  private static final String ENTRY = "rekorBundle";

  /** Copies the bytes. */
  public LocalBundle {
    signature = signature.clone();
    certificate = certificate.map(byte[]::clone);
  }

  /** Tells whether JSON has this form rather than a sigstore bundle's. */
  public static boolean isOne(JsonFields fields) {
    return fields.has(SIGNATURE);
  }

  /** Reads the form; what is wrong with it is one problem with the cause MALFORMED. */
  public static LocalBundle parse(JsonFields fields) {
    return new LocalBundle(
        decoded(fields, SIGNATURE),
        fields
            .optionalText(CERTIFICATE)
            .filter(text -> !text.isEmpty())
            .map(text -> decoded(fields, CERTIFICATE)),
        Optional.ofNullable(fields.node().get(ENTRY)).filter(JsonNode::isObject));
  }

  /**
   * Returns the form that cosign 3 writes: signature, certificate or public key, and the entry of a
   * log where there is one.
   *
   * @param made the signature
   * @param signature the bytes that stand for it: its own, or the whole envelope that holds it
   */
  public static byte[] write(MadeSignature made, byte[] signature) {
    ObjectNode node = Json.object();
    node.put(SIGNATURE, Base64.getEncoder().encodeToString(signature));
    byte[] pem = made.signerPem().getBytes(StandardCharsets.US_ASCII);
    node.put(CERTIFICATE, Base64.getEncoder().encodeToString(pem));
    made.entries().stream()
        .findFirst()
        .ifPresent(entry -> node.set(ENTRY, LegacyEvidence.entry(entry)));
    return Json.write(node);
  }

  private static byte[] decoded(JsonFields fields, String name) {
    return Base64Text.decode(fields.text(name))
        .orElseThrow(
            () ->
                Problem.of(fields.what() + " is malformed")
                    .expected(name + " in Base64")
                    .found("something else")
                    .cause(Cause.MALFORMED)
                    .asException());
  }
}
