package dev.signlab.shell.cosign.blob;

import dev.signlab.engine.blob.BlobSignature;
import dev.signlab.engine.blob.LocalBundle;
import dev.signlab.engine.bundle.Artifact;
import dev.signlab.engine.signatory.MadeSignature;
import dev.signlab.engine.signatory.Signatory;
import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.CommandSpec;
import dev.signlab.shell.command.Completion;
import dev.signlab.shell.command.Flag;
import dev.signlab.shell.command.Invocation;
import dev.signlab.shell.command.RawOutput;
import dev.signlab.shell.cosign.flag.BundleTarget;
import dev.signlab.shell.cosign.flag.EvidenceFiles;
import dev.signlab.shell.cosign.flag.KeyFlags;
import dev.signlab.shell.cosign.flag.LayoutFlags;
import dev.signlab.shell.cosign.flag.ServiceFlags;
import dev.signlab.shell.cosign.flag.SharedFlags;
import dev.signlab.shell.cosign.flag.SignatoryFlags;
import dev.signlab.shell.cosign.flag.SignatureNews;
import dev.signlab.shell.cosign.invoke.CosignInvocation;
import dev.signlab.shell.cosign.invoke.OneResult;
import dev.signlab.shell.cosign.invoke.Prefixed;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** {@code cosign sign-blob}, with a key or by an identity. */
final class SignBlobCommand implements Command {

  private static final String BUNDLE = "bundle";
  private static final String TO_FILE = "output-signature";
  private static final String TO_FILE_ONCE = "output";
  private static final String BASE64 = "b64";
  private static final EvidenceFiles EVIDENCE = EvidenceFiles.ofSignature();
  private static final String IN_BUNDLE =
      "please use --bundle to provide the output bundle location, which will include the signature";

  private static final CommandSpec SPEC =
      CommandSpec.of("cosign sign-blob", "cosign", "Sign a file of any length")
          .flags(KeyFlags.ofSigning())
          .flag(Flag.file(BUNDLE, "where the signature goes, with all to verify it"))
          .flag(SigningAlgorithms.flag())
          .flag(SharedFlags.yes())
          .flags(ServiceFlags.flags())
          .flags(LayoutFlags.ofSigning())
          .flag(Flag.file(TO_FILE, "where the bare signature goes").deprecatedBecause(IN_BUNDLE))
          .flag(Flag.file(TO_FILE_ONCE, "older name").deprecatedBecause(IN_BUNDLE))
          .flag(
              Flag.toggle(BASE64, "the bare signature in Base64")
                  .withDefault("true")
                  .deprecatedBecause(
                      "please use --bundle, which already base64 encodes content as appropriate"))
          .flags(EVIDENCE.flags())
          .flags(SharedFlags.global())
          .arguments("FILE", "the file, or - for standard input", Completion.FILE)
          .example("cosign sign-blob --key cosign.key --bundle notes.sigstore.json notes.txt")
          .example("cosign sign-blob --key cosign.key --new-bundle-format=false notes.txt")
          .build();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public int run(Invocation invocation) {
    CosignInvocation cosign = CosignInvocation.of(invocation);
    LayoutFlags layout = LayoutFlags.read(cosign);
    checkOutput(cosign, layout);
    ServiceFlags services = ServiceFlags.read(cosign);
    EVIDENCE.tellOfIgnored(cosign, layout);
    Signatory somebody = somebody(cosign, SignatoryFlags.read(cosign, services, layout));
    invocation.arguments().forEach(file -> sign(cosign, somebody, file, layout));
    services.tell(cosign, layout);
    return OK;
  }

  private static Signatory somebody(CosignInvocation cosign, SignatoryFlags who) {
    String before = "signing " + cosign.arguments().getFirst() + ": ";
    return cosign
        .text(SigningAlgorithms.NAME)
        .map(
            name ->
                who.signatory(
                    before,
                    signer -> SigningAlgorithms.chosen(name, signer),
                    SigningAlgorithms.ephemeral(name)))
        .orElseGet(() -> who.signatory(before));
  }

  private static void checkOutput(CosignInvocation cosign, LayoutFlags layout) {
    if (!layout.isLegacy() && target(cosign).isEmpty()) {
      throw BundleTarget.missing(cosign);
    }
    OneResult.check(cosign, "signature", BUNDLE, TO_FILE, TO_FILE_ONCE);
  }

  private static void sign(
      CosignInvocation cosign, Signatory somebody, String file, LayoutFlags layout) {
    Invocation invocation = cosign.invocation();
    if (!file.equals(BlobFiles.STANDARD_INPUT)) {
      invocation.screen().err("Using payload from: " + file);
    }
    MadeSignature signature = signed(invocation, somebody, file);
    target(cosign)
        .ifPresent(
            name -> {
              byte[] bytes =
                  layout.isLegacy()
                      ? LocalBundle.write(signature, signature.content().signature())
                      : signature.bundle().bytes();
              BlobFiles.write(invocation, name, bytes);
              invocation.screen().err("Wrote bundle to file " + name);
            });
    bare(cosign, signature.content().signature(), layout);
    if (layout.isLegacy()) {
      EVIDENCE.write(cosign, signature, cosign.isOn(BASE64));
    }
    SignatureNews.tell(cosign, signature);
  }

  /** What cannot be read is told in other words than a service that does not do its part. */
  private static MadeSignature signed(Invocation invocation, Signatory somebody, String file) {
    Artifact artifact = BlobFiles.artifact(invocation, file);
    return somebody.sign(
        key ->
            Prefixed.by(
                "signing " + file + ": getting payload: ",
                () -> BlobSignature.of(artifact, key).message()));
  }

  /** With a bundle the signature is in there, and standard output stays empty. */
  private static void bare(CosignInvocation cosign, byte[] signature, LayoutFlags layout) {
    Optional<String> file = cosign.text(TO_FILE).or(() -> cosign.text(TO_FILE_ONCE));
    boolean base64 = cosign.isOn(BASE64);
    String text = Base64.getEncoder().encodeToString(signature);
    byte[] bytes = base64 ? text.getBytes(StandardCharsets.US_ASCII) : signature;
    Invocation invocation = cosign.invocation();
    if (file.isPresent()) {
      BlobFiles.write(invocation, file.get(), bytes);
      invocation.screen().err("Wrote signature to file " + file.get());
    } else if (layout.isLegacy() && base64) {
      invocation.screen().out(text);
    } else if (layout.isLegacy()) {
      RawOutput.bytes(invocation, bytes);
    }
  }

  private static Optional<String> target(CosignInvocation cosign) {
    return cosign.text(BUNDLE);
  }
}
