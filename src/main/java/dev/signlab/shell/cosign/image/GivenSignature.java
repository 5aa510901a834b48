package dev.signlab.shell.cosign.image;

import dev.signlab.engine.verify.VerificationSubject;
import dev.signlab.json.Base64Text;
import dev.signlab.oci.name.DigestReference;
import dev.signlab.shell.command.Flag;
import dev.signlab.shell.cosign.invoke.CosignInvocation;
import dev.signlab.sigstore.simplesigning.SimpleSigningPayload;
import dev.signlab.storage.BoundedFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * {@code --signature} and {@code --payload} of {@code cosign verify}: that signature is judged, and
 * none that hangs on the image. cosign 3 forgets it where a bundle hangs there; the lab does not.
 */
final class GivenSignature {

  private static final String SIGNATURE = "signature";
  private static final String PAYLOAD = "payload";

  private GivenSignature() {}

  static List<Flag> flags() {
    return List.of(
        Flag.file(SIGNATURE, "verify this signature, a file or Base64, and no other")
            .deprecatedBecause(
                "signatures are automatically fetched from the OCI registry during image"
                    + " verification"),
        Flag.file(PAYLOAD, "what --" + SIGNATURE + " is over"));
  }

  /**
   * Returns the image with the signature that was given, or else as it is.
   *
   * @param digest the image, asked for only when no payload was given
   */
  static VerificationSubject in(
      CosignInvocation cosign, VerificationSubject.Image image, Supplier<DigestReference> digest) {
    Optional<String> typed = cosign.text(SIGNATURE);
    if (typed.isEmpty()) {
      if (cosign.text(PAYLOAD).isPresent()) {
        cosign.say("WARNING: --payload without --signature is not looked at.");
      }
      return image;
    }
    byte[] payload =
        cosign
            .text(PAYLOAD)
            .map(file -> cosign.read(file, SimpleSigningPayload.LARGEST))
            .orElseGet(() -> implied(cosign, digest.get()));
    return VerificationSubject.Handed.of(image, signature(cosign, typed.get()), payload);
  }

  private static byte[] implied(CosignInvocation cosign, DigestReference image) {
    cosign.say(
        "WARNING: using obsolete implied signature payload data (with digested reference "
            + image
            + "); specify it explicitly with --payload instead");
    return SimpleSigningPayload.of(image.repository().toString(), image.digest(), Map.of()).bytes();
  }

  /** A file may hold Base64, or the bytes that are in it. */
  private static String signature(CosignInvocation cosign, String typed) {
    if (!isFile(cosign, typed)) {
      return base64(typed).orElseThrow(() -> CosignInvocation.noFile(typed));
    }
    byte[] content = cosign.read(typed, BoundedFile.SMALL);
    return base64(new String(content, StandardCharsets.ISO_8859_1))
        .orElseGet(() -> Base64.getEncoder().encodeToString(content));
  }

  private static Optional<String> base64(String text) {
    return Base64Text.decode(text).map(Base64.getEncoder()::encodeToString);
  }

  private static boolean isFile(CosignInvocation cosign, String typed) {
    try {
      return Files.isRegularFile(cosign.invocation().path(typed));
    } catch (InvalidPathException e) {
      return false;
    }
  }
}
