package dev.signlab.shell.cosign.attest;

import dev.signlab.crypto.timestamp.TimestampToken;
import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.engine.attach.LegacyEvidence;
import dev.signlab.engine.attach.SignatureExtras;
import dev.signlab.engine.attach.SimpleSigningLayout;
import dev.signlab.engine.blob.LocalBundle;
import dev.signlab.json.Json;
import dev.signlab.json.JsonFields;
import dev.signlab.shell.command.Flag;
import dev.signlab.shell.cosign.flag.CertificateFile;
import dev.signlab.shell.cosign.invoke.CosignInvocation;
import dev.signlab.sigstore.client.rekor.EntryAnswer;
import dev.signlab.sigstore.logentry.RekorBundle;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/**
 * What comes along with a signature that was made elsewhere, in the forms in which tools write it,
 * as the annotations that verifiers read. What is none of these forms would be hung up for nobody.
 */
final class AttachedEvidence {

  private static final String CERTIFICATE = "certificate";
  private static final String CHAIN = "certificate-chain";
  private static final String ENTRY = "rekor-response";
  private static final String TIMESTAMP = "tsr";

  /** The tag of a SEQUENCE, with which each structure of RFC 3161 begins (X.690, section 8.9). */
  private static final byte DER = 0x30;

  private AttachedEvidence() {}

  static List<Flag> flags() {
    return List.of(
        Flag.file(CERTIFICATE, "PEM file of the certificate that goes with it"),
        Flag.file(CHAIN, "PEM file of the certificates above that one"),
        Flag.file(ENTRY, "the log's entry: what sign-blob --bundle wrote, or the log answered"),
        Flag.file(TIMESTAMP, "the answer of a timestamp authority (RFC 3161)"));
  }

  /**
   * Reads the files that the line names.
   *
   * @throws LabException with the cause MALFORMED for what verifiers would not read
   */
  static Map<String, String> annotations(CosignInvocation cosign) {
    Map<String, String> annotations = new LinkedHashMap<>();
    add(cosign, CERTIFICATE, SimpleSigningLayout.CERTIFICATE, AttachedEvidence::pem, annotations);
    add(cosign, CHAIN, SignatureExtras.CHAIN, AttachedEvidence::pem, annotations);
    add(cosign, ENTRY, SignatureExtras.BUNDLE, AttachedEvidence::entry, annotations);
    add(cosign, TIMESTAMP, SignatureExtras.TIMESTAMP, AttachedEvidence::timestamp, annotations);
    return annotations;
  }

  private static void add(
      CosignInvocation cosign,
      String flag,
      String annotation,
      BiFunction<byte[], String, String> form,
      Map<String, String> annotations) {
    cosign
        .text(flag)
        .ifPresent(
            file ->
                annotations.put(
                    annotation, form.apply(Input.read(cosign.invocation(), file), file)));
  }

  private static String pem(byte[] content, String file) {
    return new String(CertificateFile.pem(content, file), StandardCharsets.UTF_8);
  }

  private static String entry(byte[] json, String file) {
    JsonFields fields = Json.parseObject(json, file);
    if (LocalBundle.isOne(fields)) {
      return LocalBundle.parse(fields)
          .logEntry()
          .map(Json::writeText)
          .map(text -> promised(text, file))
          .orElseThrow(
              () ->
                  malformed(
                      file + " holds no entry of a log",
                      "a rekorBundle in it",
                      "a signature alone"));
    }
    return fields.has("Payload")
        ? promised(new String(json, StandardCharsets.UTF_8), file)
        : Json.writeText(LegacyEvidence.entry(EntryAnswer.parse(fields)));
  }

  /** Verifiers read it as it stands there, so it must be readable. */
  private static String promised(String text, String file) {
    RekorBundle.parse(text.getBytes(StandardCharsets.UTF_8), file);
    return text;
  }

  private static String timestamp(byte[] answer, String file) {
    boolean isDer = answer.length > 0 && answer[0] == DER;
    byte[] der = isDer ? answer : Json.parseObject(answer, file).bytes("SignedRFC3161Timestamp");
    TimestampToken.parse(der, file);
    return isDer
        ? Json.writeText(LegacyEvidence.timestamp(answer))
        : new String(answer, StandardCharsets.UTF_8);
  }

  private static LabException malformed(String summary, String expected, String found) {
    return Problem.of(summary).expected(expected).found(found).cause(Cause.MALFORMED).asException();
  }
}
