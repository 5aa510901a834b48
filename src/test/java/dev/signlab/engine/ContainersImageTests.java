package dev.signlab.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.crypto.Digest;
import dev.signlab.crypto.VerificationKey;
import dev.signlab.json.Json;
import dev.signlab.json.JsonFields;
import dev.signlab.judge.Vectors;
import dev.signlab.sigstore.simplesigning.SimpleSigningPayload;
import dev.signlab.skipped.Skip;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Signatures of images that skopeo's own library is tested with: containers/image. */
class ContainersImageTests {

  private static final String MAGIC = "\0sigstore-json\n";

  @ParameterizedTest
  @CsvSource({
    "dir-img-cosign-valid, signature-1, cosign.pub, VALID",
    "dir-img-cosign-valid, signature-1, cosign2.pub, WRONG_KEY",
    "dir-img-cosign-valid-2, signature-1, cosign.pub, VALID",
    "dir-img-cosign-valid-2, signature-2, cosign.pub, VALID",
    "dir-img-cosign-valid-2, signature-2, cosign2.pub, WRONG_KEY",
    "dir-img-cosign-valid-with-tag, signature-1, cosign.pub, VALID",
    "dir-img-cosign-modified-manifest, signature-1, cosign.pub, WRONG_IMAGE",
    "dir-img-cosign-key-rekor-valid, signature-1, cosign2.pub, VALID",
    "dir-img-cosign-mixed, signature-2, cosign.pub, VALID",
    "dir-img-cosign-other-attachment, signature-1, cosign.pub, OTHER_KIND",
  })
  void theVerdictIsTheirs(String image, String file, String key, Verdict verdict)
      throws IOException {
    for (Path folder : Vectors.folders("containers-image")) {
      VerificationKey by = VerificationKey.parsePem(Files.readAllBytes(folder.resolve(key)), key);
      assertThat(judge(folder.resolve(image), file, by)).as("%s", folder).isEqualTo(verdict);
    }
  }

  @Test
  void thoseWithCertificatesWaitForTheKeylessWorld() {
    throw Skip.because(
        "dir-img-cosign-fulcio-rekor-valid and dir-img-cosign-pki-valid have certificates,"
            + " which are not judged yet");
  }

  /** What a signature is worth. */
  enum Verdict {
    VALID,
    WRONG_KEY,
    WRONG_IMAGE,
    OTHER_KIND
  }

  /** Links of the original lie there as the text that they lead to. */
  private static byte[] read(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    String text = new String(bytes, StandardCharsets.UTF_8);
    return text.startsWith("../") ? read(file.resolveSibling(text.strip())) : bytes;
  }

  private static Verdict judge(Path image, String file, VerificationKey key) throws IOException {
    byte[] bytes = read(image.resolve(file));
    byte[] magic = MAGIC.getBytes(StandardCharsets.US_ASCII);
    assertThat(Arrays.copyOf(bytes, magic.length)).isEqualTo(magic);
    byte[] json = Arrays.copyOfRange(bytes, magic.length, bytes.length);
    JsonFields signature = Json.parseObject(json, file);
    if (!signature.text("mimeType").equals("application/vnd.dev.cosign.simplesigning.v1+json")) {
      return Verdict.OTHER_KIND;
    }
    byte[] payload = signature.bytes("payload");
    String base64 = signature.texts("annotations").get("dev.cosignproject.cosign/signature");
    if (!key.verifier().verifies(payload, Base64.getDecoder().decode(base64))) {
      return Verdict.WRONG_KEY;
    }
    Digest manifest = Digest.of(read(image.resolve("manifest.json")));
    return SimpleSigningPayload.parse(payload, file).manifestDigest().equals(manifest.toString())
        ? Verdict.VALID
        : Verdict.WRONG_IMAGE;
  }
}
