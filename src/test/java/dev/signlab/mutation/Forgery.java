package dev.signlab.mutation;

import dev.signlab.crypto.Digest;
import dev.signlab.crypto.KeyPair;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Makes a signature with one change, step by step as a signer makes it. */
final class Forgery {

  static final String IN_TOTO = "application/vnd.in-toto+json";
  static final String BUNDLE = "application/vnd.dev.sigstore.bundle.v0.3+json";
  static final String OCI = "application/vnd.oci.image.manifest.v1+json";

  private static final String CONFIG_TYPE = "application/vnd.oci.image.config.v1+json";
  private static final byte[] CONFIG =
      bytes(
          "{\"architecture\":\"amd64\",\"os\":\"linux\",\"rootfs\":{\"type\":\"layers\",\"diff_ids\":[]}}");
  private static final byte[] EMPTY = bytes("{}");

  /** The image that all signatures of images are about. */
  static final byte[] IMAGE =
      bytes(
          "{\"schemaVersion\":2,\"mediaType\":\"%s\",\"config\":{\"mediaType\":\"%s\",\"digest\":\"%s\",\"size\":%d},\"layers\":[]}"
              .formatted(OCI, CONFIG_TYPE, Digest.of(CONFIG), CONFIG.length));

  static final byte[] ARTIFACT = bytes("what is signed\n");

  private final Mutant mutant;
  private final Map<String, byte[]> files = new HashMap<>();

  Forgery(Mutant mutant) {
    this.mutant = mutant;
  }

  /** Puts all that the verifiers need into a registry, and returns the files for their folder. */
  Map<String, byte[]> make(KeyPair keys, StaticRegistry registry, String repository) {
    files.put("k.pub", bytes(changed(Stage.KEY, keys.publicKey().pem())));
    files.put("artifact", bytes(changed(Stage.ARTIFACT, text(ARTIFACT))));
    String signed = changed(Stage.SIGNED, content());
    String type = changed(Stage.PAYLOAD_TYPE, IN_TOTO);
    String base64 =
        encodedSignature(keys, mutant.kind().isStatement() ? pae(type, signed) : bytes(signed));
    if (mutant.kind() == Kind.LOOSE) {
      files.put("signature", bytes(base64));
      return files;
    }
    String wrapped =
        mutant.kind() == Kind.SIGNATURE
            ? signed
            : changed(Stage.WRAPPED, wrapped(type, signed, base64));
    files.put("bundle.json", bytes(wrapped));
    if (mutant.kind().isOfImages()) {
      push(registry, repository, wrapped, base64);
    }
    return files;
  }

  private String content() {
    return switch (mutant.kind()) {
      case SIGNATURE -> payload();
      case BUNDLE -> statement(Digest.of(IMAGE), "https://sigstore.dev/cosign/sign/v1", "{}");
      case ENVELOPE, ATTESTATION -> statement(Digest.of(IMAGE), CUSTOM, PREDICATE);
      case FILE_ATTESTATION -> statement(Digest.of(ARTIFACT), CUSTOM, PREDICATE);
      case FILE, LOOSE -> text(ARTIFACT);
    };
  }

  static final String CUSTOM = "https://cosign.sigstore.dev/attestation/v1";
  static final String PREDICATE = "{\"Data\":\"tested\",\"Timestamp\":\"2026-01-02T03:04:05Z\"}";

  static String payload() {
    return "{\"critical\":{\"identity\":{\"docker-reference\":\"localhost/mutants\"},\"image\":{\"docker-manifest-digest\":\""
        + Digest.of(IMAGE)
        + "\"},\"type\":\"cosign container image signature\"},\"optional\":{\"by\":\"me\"}}";
  }

  private static String statement(Digest subject, String type, String predicate) {
    return "{\"_type\":\"https://in-toto.io/Statement/v1\",\"subject\":[{\"digest\":{\"sha256\":\""
        + subject.hex()
        + "\"}}],\"predicateType\":\""
        + type
        + "\",\"predicate\":"
        + predicate
        + "}";
  }

  private String encodedSignature(KeyPair keys, byte[] message) {
    String signature = changed(Stage.SIGNATURE, text(keys.sign(message)));
    String base64 = Base64.getEncoder().encodeToString(bytes(signature));
    while (mutant.changes().containsKey(Stage.ENCODED)
        && !(base64.endsWith("=") && base64.contains("/"))) {
      base64 = Base64.getEncoder().encodeToString(keys.sign(message));
    }
    return changed(Stage.ENCODED, base64);
  }

  private String wrapped(String type, String signed, String signature) {
    String payload = Base64.getEncoder().encodeToString(bytes(signed));
    String envelope =
        "{\"payload\":\""
            + payload
            + "\",\"payloadType\":\""
            + type
            + "\",\"signatures\":[{\"sig\":\""
            + signature
            + "\"}]}";
    if (mutant.kind() == Kind.ENVELOPE) {
      return envelope;
    }
    String message =
        "{\"messageDigest\":{\"algorithm\":\"SHA2_256\",\"digest\":\""
            + Base64.getEncoder().encodeToString(Digest.of(ARTIFACT).bytes())
            + "\"},\"signature\":\""
            + signature
            + "\"}";
    return "{\"mediaType\":\""
        + BUNDLE
        + "\",\"verificationMaterial\":{\"publicKey\":{\"hint\":\"me\"}},"
        + (mutant.kind() == Kind.FILE
            ? "\"messageSignature\":" + message
            : "\"dsseEnvelope\":" + envelope)
        + "}";
  }

  private void push(StaticRegistry registry, String repository, String blob, String base64) {
    registry.blob(repository, CONFIG);
    registry.blob(repository, EMPTY);
    registry.blob(repository, bytes(blob));
    Digest image = registry.manifest(repository, "1", OCI, IMAGE);
    byte[] manifest = bytes(changed(Stage.MANIFEST, manifest(blob, base64)));
    String tag = "sha256-" + image.hex();
    switch (mutant.kind()) {
      case SIGNATURE -> registry.manifest(repository, tag + ".sig", OCI, manifest);
      case ENVELOPE -> registry.manifest(repository, tag + ".att", OCI, manifest);
      default -> {
        Digest digest = registry.manifest(repository, "bundle", OCI, manifest);
        String index =
            "{\"schemaVersion\":2,\"mediaType\":\"application/vnd.oci.image.index.v1+json\",\"manifests\":[{\"mediaType\":\"%s\",\"artifactType\":\"%s\",\"digest\":\"%s\",\"size\":%d}]}"
                .formatted(OCI, BUNDLE, digest, manifest.length);
        registry.put(
            repository + "/referrers/" + image,
            "application/vnd.oci.image.index.v1+json",
            bytes(index));
      }
    }
  }

  private String manifest(String blob, String base64) {
    return switch (mutant.kind()) {
      case SIGNATURE ->
          manifest(
              CONFIG_TYPE,
              "application/vnd.dev.cosign.simplesigning.v1+json",
              blob,
              ",\"annotations\":{\"dev.cosignproject.cosign/signature\":\""
                  + escaped(base64)
                  + "\"}",
              "");
      case ENVELOPE ->
          manifest(
              CONFIG_TYPE,
              "application/vnd.dsse.envelope.v1+json",
              blob,
              ",\"annotations\":{\"dev.cosignproject.cosign/signature\":\"\",\"predicateType\":\""
                  + CUSTOM
                  + "\"}",
              "");
      default ->
          manifest(
              "application/vnd.oci.empty.v1+json",
              BUNDLE,
              blob,
              "",
              ",\"artifactType\":\"%s\",\"annotations\":{\"dev.sigstore.bundle.content\":\"dsse-envelope\",\"dev.sigstore.bundle.predicateType\":\"%s\",\"org.opencontainers.image.created\":\"2026-01-02T03:04:05Z\"},\"subject\":{\"mediaType\":\"%s\",\"digest\":\"%s\",\"size\":%d}"
                  .formatted(
                      BUNDLE,
                      mutant.kind() == Kind.BUNDLE ? "https://sigstore.dev/cosign/sign/v1" : CUSTOM,
                      OCI,
                      Digest.of(IMAGE),
                      IMAGE.length));
    };
  }

  private static String manifest(
      String configType, String layerType, String blob, String annotations, String more) {
    return "{\"schemaVersion\":2,\"mediaType\":\"%s\",\"config\":{\"mediaType\":\"%s\",\"digest\":\"%s\",\"size\":2},\"layers\":[{\"mediaType\":\"%s\",\"digest\":\"%s\",\"size\":%d%s}]%s}"
        .formatted(
            OCI,
            configType,
            Digest.of(EMPTY),
            layerType,
            Digest.of(bytes(blob)),
            bytes(blob).length,
            annotations,
            more);
  }

  private String changed(Stage stage, String text) {
    return mutant.changes().getOrDefault(stage, UnaryOperator.identity()).apply(text);
  }

  private static String escaped(String text) {
    return text.replace("\n", "\\n")
        .replace("\r", "\\r")
        .replace("\t", "\\t")
        .replace("\0", "\\u0000");
  }

  private static byte[] pae(String type, String payload) {
    return bytes("DSSEv1 " + type.length() + " " + type + " " + payload.length() + " " + payload);
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }
}
