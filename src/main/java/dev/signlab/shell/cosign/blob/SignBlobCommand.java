package dev.signlab.shell.cosign.blob;

import dev.signlab.crypto.Signer;
import dev.signlab.crypto.keys.KeyProviders;
import dev.signlab.crypto.keys.KeyReference;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.engine.blob.BlobSignature;
import dev.signlab.engine.blob.LocalBundle;
import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.CommandSpec;
import dev.signlab.shell.command.Completion;
import dev.signlab.shell.command.Flag;
import dev.signlab.shell.command.Invocation;
import dev.signlab.shell.cosign.invoke.CosignFlags;
import dev.signlab.shell.cosign.invoke.CosignInvocation;
import dev.signlab.shell.cosign.invoke.LogUpload;
import dev.signlab.shell.cosign.invoke.LogWords;
import dev.signlab.shell.cosign.invoke.OneResult;
import dev.signlab.shell.cosign.invoke.Prefixed;
import dev.signlab.storage.Reason;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** {@code cosign sign-blob}, with a key. */
final class SignBlobCommand implements Command {

  private static final String TO_FILE = "output-signature";
  private static final String TO_FILE_ONCE = "output";
  private static final String BASE64 = "b64";
  private static final String IN_BUNDLE =
      "please use --bundle to provide the output bundle location, which will include the signature";

  private static final CommandSpec SPEC =
      CommandSpec.of("cosign sign-blob", "cosign", "Sign a file of any length")
          .flag(CosignFlags.privateKey())
          .flag(Flag.file(BlobFlags.BUNDLE, "where the signature goes, with all to verify it"))
          .flag(SigningAlgorithms.flag())
          .flag(CosignFlags.yes())
          .flag(Flag.file(BlobFlags.SIGNING_CONFIG, "services to use; one that names none"))
          .flag(
              Flag.toggle("use-signing-config", "accepted; the lab fetches none")
                  .withDefault("true"))
          .flag(
              Flag.file(BlobFlags.TRUSTED_ROOT, "accepted; with a key and no log it adds nothing"))
          .flag(BlobFlags.newFormat())
          .flag(Flag.file(TO_FILE, "where the bare signature goes").deprecatedBecause(IN_BUNDLE))
          .flag(Flag.file(TO_FILE_ONCE, "older name").deprecatedBecause(IN_BUNDLE))
          .flag(
              Flag.toggle(BASE64, "the bare signature in Base64")
                  .withDefault("true")
                  .deprecatedBecause(
                      "please use --bundle, which already base64 encodes content as appropriate"))
          .flag(
              Flag.toggle("tlog-upload", "upload to the log; this world has none")
                  .withDefault("true")
                  .deprecatedBecause(
                      "prefer using a --signing-config file with no transparency log services"))
          .flag(
              Flag.toggle("insecure-skip-verify", "accepted; there is no certificate")
                  .deprecatedBecause(
                      "SCT verification is no longer performed during signing/attestation."))
          .flags(CosignFlags.global())
          .flags(BlobFlags.laterOfSigning())
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
    LogUpload.check(cosign);
    boolean bundle = cosign.isOn(BlobFlags.NEW_FORMAT);
    checkOutput(cosign, bundle);
    boolean configured = SigningConfigFile.check(cosign);
    KeyReference key = cosign.key().orElseThrow(() -> keyless(invocation));
    String first = invocation.argument(0);
    Signer signer =
        Prefixed.by(
            "signing " + first + ": getting keypair and token: getting signer: reading key: ",
            () -> KeyProviders.standard().signer(key, cosign.keyContext()));
    Signer chosen =
        cosign
            .flag(SigningAlgorithms.NAME)
            .map(name -> SigningAlgorithms.chosen(name, signer))
            .orElse(signer);
    invocation.arguments().forEach(file -> sign(cosign, chosen, file, bundle));
    if (!configured) {
      sayUnlogged(invocation, bundle);
    }
    return OK;
  }

  private static void checkOutput(CosignInvocation cosign, boolean bundle) {
    Invocation invocation = cosign.invocation();
    String file = invocation.argument(0);
    Optional<String> target = target(cosign);
    if (bundle && target.isEmpty()) {
      String name = file.equals(BlobFiles.STANDARD_INPUT) ? "stdin" : file;
      String line = cosign.lineWith("", "");
      String rest = line.substring(SPEC.name().length());
      throw Problem.of("must specify --bundle with --new-bundle-format")
          .expected("--bundle FILE: the signature goes into a file of its own")
          .found("no --bundle")
          .hint("name it", SPEC.name() + " --bundle " + name + ".sigstore.json" + rest)
          .hint(
              "or a bare signature, as cosign 2", SPEC.name() + " --new-bundle-format=false" + rest)
          .asException();
    }
    OneResult.check(cosign, "signature", BlobFlags.BUNDLE, TO_FILE, TO_FILE_ONCE);
  }

  private static void sign(CosignInvocation cosign, Signer signer, String file, boolean bundle) {
    Invocation invocation = cosign.invocation();
    if (!file.equals(BlobFiles.STANDARD_INPUT)) {
      invocation.screen().err("Using payload from: " + file);
    }
    BlobSignature signature =
        Prefixed.by(
            "signing " + file + ": getting payload: ",
            () -> BlobSignature.of(BlobFiles.artifact(invocation, file), signer));
    target(cosign)
        .ifPresent(
            name -> {
              byte[] bytes = bundle ? signature.bundle().bytes() : LocalBundle.write(signature);
              BlobFiles.write(invocation, name, bytes);
              invocation.screen().err("Wrote bundle to file " + name);
            });
    bare(cosign, signature, bundle);
  }

  /** With a bundle the signature is in there, and standard output stays empty. */
  private static void bare(CosignInvocation cosign, BlobSignature signature, boolean bundle) {
    Optional<String> file = cosign.flag(TO_FILE).or(() -> cosign.flag(TO_FILE_ONCE));
    boolean base64 = cosign.isOn(BASE64);
    byte[] bytes =
        base64 ? signature.base64().getBytes(StandardCharsets.US_ASCII) : signature.bytes();
    Invocation invocation = cosign.invocation();
    if (file.isPresent()) {
      BlobFiles.write(invocation, file.get(), bytes);
      invocation.screen().err("Wrote signature to file " + file.get());
    } else if (!bundle && base64) {
      invocation.screen().out(signature.base64());
    } else if (!bundle) {
      raw(invocation, bytes);
    }
  }

  private static void raw(Invocation invocation, byte[] bytes) {
    try (OutputStream out = invocation.screen().rawOut()) {
      out.write(bytes);
    } catch (IOException e) {
      throw Problem.of("the signature could not be written").found(Reason.of(e)).asException(e);
    }
  }

  private static Optional<String> target(CosignInvocation cosign) {
    return cosign.flag(BlobFlags.BUNDLE).filter(text -> !text.isEmpty());
  }

  private static void sayUnlogged(Invocation invocation, boolean bundle) {
    if (bundle) {
      LogWords.bundleUnlogged(invocation);
    } else {
      LogWords.legacyUnlogged(invocation);
    }
  }

  private static LabException keyless(Invocation invocation) {
    String rest = String.join(" ", invocation.arguments());
    return Problem.of("no key: signing without one is not in this lab yet")
        .expected("--key FILE")
        .found("no --key, which means signing by identity to cosign")
        .hint(
            "sign with your key",
            SPEC.name() + " --key cosign.key --bundle " + rest + ".sigstore.json " + rest)
        .hint("or make one first", "cosign generate-key-pair")
        .asException();
  }
}
