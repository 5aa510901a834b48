package dev.signlab.shell.cosign.image;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.engine.verify.Verification;
import dev.signlab.json.Base64Text;
import dev.signlab.oci.name.DigestReference;
import dev.signlab.shell.command.Flag;
import dev.signlab.shell.cosign.invoke.CosignInvocation;
import dev.signlab.sigstore.simplesigning.SimpleSigningPayload;
import dev.signlab.storage.BoundedFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
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
   * Returns the verification of the signature that was given, or of those in the registry.
   *
   * @param digest the image, asked for only when no payload was given
   */
  static Verification in(
      CosignInvocation cosign, Verification verification, Supplier<DigestReference> digest) {
    Optional<String> typed = value(cosign, SIGNATURE);
    if (typed.isEmpty()) {
      if (value(cosign, PAYLOAD).isPresent()) {
        cosign
            .invocation()
            .screen()
            .err("WARNING: --payload without --signature is not looked at.");
      }
      return verification;
    }
    byte[] payload =
        value(cosign, PAYLOAD)
            .map(file -> read(cosign, file, SimpleSigningPayload.LARGEST))
            .orElseGet(() -> implied(cosign, digest.get()));
    return verification.signature(signature(cosign, typed.get()), payload);
  }

  private static byte[] implied(CosignInvocation cosign, DigestReference image) {
    cosign
        .invocation()
        .screen()
        .err(
            "WARNING: using obsolete implied signature payload data (with digested reference "
                + image
                + "); specify it explicitly with --payload instead");
    return SimpleSigningPayload.of(image.repository().toString(), image.digest(), Map.of()).bytes();
  }

  /** A file may hold Base64, or the bytes that are in it. */
  private static String signature(CosignInvocation cosign, String typed) {
    if (!isFile(cosign, typed)) {
      return base64(typed).orElseThrow(() -> noFile(typed, "a signature in Base64, or its file"));
    }
    byte[] content = read(cosign, typed, BoundedFile.SMALL);
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

  private static byte[] read(CosignInvocation cosign, String file, int limit) {
    Path path = cosign.invocation().path(file);
    if (!Files.isRegularFile(path)) {
      throw noFile(file, "a file");
    }
    return BoundedFile.read(path, limit);
  }

  private static LabException noFile(String typed, String expected) {
    return Problem.of("open " + typed + ": no such file or directory")
        .expected(expected)
        .found(typed)
        .cause(Cause.NO_FILE)
        .command("ls")
        .asException();
  }

  private static Optional<String> value(CosignInvocation cosign, String flag) {
    return cosign.flag(flag).filter(text -> !text.isEmpty());
  }
}
