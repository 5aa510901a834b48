package dev.signlab.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.crypto.Digest;
import dev.signlab.crypto.DigestAlgorithm;
import dev.signlab.crypto.VerificationKey;
import dev.signlab.diagnostic.Cause;
import dev.signlab.engine.attach.SignatureExtras;
import dev.signlab.engine.bundle.Artifact;
import dev.signlab.engine.bundle.BundleJudge;
import dev.signlab.engine.bundle.BundleJudgement;
import dev.signlab.engine.bundle.Signer;
import dev.signlab.engine.report.By;
import dev.signlab.engine.report.ExpectedIdentity;
import dev.signlab.engine.report.Outcome;
import dev.signlab.engine.trust.Trust;
import dev.signlab.json.Json;
import dev.signlab.json.JsonFields;
import dev.signlab.judge.Vectors;
import dev.signlab.sigstore.simplesigning.SimpleSigningPayload;
import dev.signlab.sigstore.trustedroot.PublicRoot;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
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

  /** Signed at the public deployment in 2023, in the layout of cosign 2. */
  @Test
  void anIdentitySignedThere() throws IOException {
    assertThat(keyless("dir-img-cosign-fulcio-rekor-valid", "mitr@redhat.com")).isEmpty();
    assertThat(keyless("dir-img-cosign-fulcio-rekor-valid", "somebody@redhat.com"))
        .contains(Cause.WRONG_IDENTITY);
  }

  /** An authority of their own issued this certificate, and no log holds the signature. */
  @Test
  void anotherAuthorityIsNotBelieved() throws IOException {
    assertThat(keyless("dir-img-cosign-pki-valid", "mitr@redhat.com")).contains(Cause.NO_LOG_ENTRY);
  }

  private static Optional<Cause> keyless(String image, String identity) throws IOException {
    Path file = Vectors.folder("containers-image").resolve(image).resolve("signature-1");
    byte[] bytes = read(file);
    JsonFields signature =
        Json.parseObject(Arrays.copyOfRange(bytes, MAGIC.length(), bytes.length), image);
    Map<String, String> annotations = signature.texts("annotations");
    ExpectedIdentity expected = ExpectedIdentity.of(identity, "https://github.com/login/oauth");
    Signer signer =
        Signer.of(new By.ByIdentity(expected))
            .trusting(Trust.in(PublicRoot.read(), InstantSource.system()));
    BundleJudgement judged =
        BundleJudge.ofFiles(signer)
            .judge(
                image,
                Base64.getMimeDecoder()
                    .decode(annotations.get("dev.cosignproject.cosign/signature")),
                Optional.of(DigestAlgorithm.SHA256),
                SignatureExtras.material(annotations),
                Artifact.of(signature.bytes("payload")));
    return judged.step().outcome() instanceof Outcome.Failed failed
        ? Optional.of(failed.cause())
        : Optional.empty();
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
