package dev.signlab.shell.cosign.image;

import dev.signlab.engine.attach.NewSignature;
import dev.signlab.engine.sign.SignedImage;
import dev.signlab.shell.command.Flag;
import dev.signlab.shell.cosign.flag.LayoutFlags;
import dev.signlab.shell.cosign.invoke.CosignInvocation;
import dev.signlab.shell.cosign.invoke.OneResult;
import dev.signlab.shell.cosign.invoke.Prefixed;
import dev.signlab.sigstore.simplesigning.SimpleSigningPayload;
import dev.signlab.storage.AtomicFile;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The files that a signature of the legacy layout goes to, and the one its payload comes from. */
final class SignatureFiles {

  private static final String SIGNATURE = "output-signature";
  private static final String PAYLOAD = "output-payload";
  private static final String CERTIFICATE = "output-certificate";
  private static final String GIVEN = "payload";
  private static final String DEPRECATED =
      "please use --bundle to provide the output bundle location, which will include the ";

  private SignatureFiles() {}

  static List<Flag> flags() {
    return List.of(
        Flag.file(SIGNATURE, "file for the signature in Base64; legacy layout")
            .deprecatedBecause(DEPRECATED + "signature"),
        Flag.file(PAYLOAD, "file for what was signed; legacy layout")
            .deprecatedBecause(DEPRECATED + "payload"),
        Flag.file(CERTIFICATE, "file for who signed: certificate or public key; legacy layout")
            .deprecatedBecause(DEPRECATED + "certificate"),
        Flag.file(GIVEN, "sign this payload, whatever it says; legacy layout"));
  }

  /** With a name for each digest there is a file for each; without, one for all. */
  static void checkSeveral(CosignInvocation cosign, LayoutFlags layout, boolean named) {
    if (layout.isLegacy() && !named) {
      OneResult.check(cosign, "signature", SIGNATURE, PAYLOAD);
    }
  }

  static boolean anyWanted(CosignInvocation cosign) {
    return List.of(SIGNATURE, PAYLOAD, CERTIFICATE).stream()
        .anyMatch(flag -> file(cosign, flag).isPresent());
  }

  /** Bundles have no such files: cosign goes on without them, and so does the lab, but says so. */
  static void tellOfIgnored(CosignInvocation cosign, LayoutFlags layout) {
    if (layout.isLegacy()) {
      return;
    }
    List.of(SIGNATURE, PAYLOAD, CERTIFICATE, GIVEN).stream()
        .filter(flag -> file(cosign, flag).isPresent())
        .map(SignatureFiles::ignored)
        .forEach(cosign::say);
  }

  private static String ignored(String flag) {
    return "WARNING: --"
        + flag
        + " is deprecated when using --new-bundle-format and will be ignored";
  }

  /** Returns the payload that is to be signed as it is, if one was given. */
  static Optional<byte[]> payload(CosignInvocation cosign, LayoutFlags layout) {
    Optional<String> given = file(cosign, GIVEN).filter(file -> layout.isLegacy());
    given.ifPresent(file -> cosign.say("Using payload from: " + file));
    return given.map(file -> read(cosign, file));
  }

  private static byte[] read(CosignInvocation cosign, String file) {
    return Prefixed.by(
        "payload from file: ", () -> cosign.read(file, SimpleSigningPayload.LARGEST));
  }

  /** Writes the files that were asked for; with one signature of many, each has its own name. */
  static void write(CosignInvocation cosign, SignedImage signed, boolean many) {
    if (signed.legacy().isEmpty()) {
      return;
    }
    String suffix = many ? "-" + signed.image().digest().toString().replace(':', '-') : "";
    write(
        cosign,
        SIGNATURE,
        suffix,
        joined(signed, each -> each.base64().getBytes(StandardCharsets.UTF_8)));
    write(cosign, PAYLOAD, suffix, joined(signed, NewSignature::content));
    String pem = signed.made().getLast().signerPem();
    write(cosign, CERTIFICATE, suffix, pem.getBytes(StandardCharsets.UTF_8));
    file(cosign, CERTIFICATE)
        .map(name -> "Certificate wrote in the file " + name + suffix)
        .ifPresent(cosign::say);
  }

  /** Several signatures of one image are lines of one file, as cosign writes them. */
  private static byte[] joined(SignedImage signed, Function<NewSignature, byte[]> part) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (NewSignature each : signed.legacy()) {
      if (all.size() > 0) {
        all.write('\n');
      }
      all.writeBytes(part.apply(each));
    }
    return all.toByteArray();
  }

  private static void write(CosignInvocation cosign, String flag, String suffix, byte[] bytes) {
    file(cosign, flag)
        .map(name -> cosign.invocation().output(name + suffix))
        .ifPresent(path -> AtomicFile.writeSecret(path, bytes));
  }

  private static Optional<String> file(CosignInvocation cosign, String flag) {
    return cosign.text(flag);
  }
}
