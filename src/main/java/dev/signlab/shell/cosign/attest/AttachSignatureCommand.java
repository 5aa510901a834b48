package dev.signlab.shell.cosign.attest;

import dev.signlab.crypto.Digest;
import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.engine.attach.SignatureStore;
import dev.signlab.engine.attach.SimpleSigningLayout;
import dev.signlab.json.Base64Text;
import dev.signlab.oci.name.Reference;
import dev.signlab.oci.name.Repository;
import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.CommandSpec;
import dev.signlab.shell.command.Completion;
import dev.signlab.shell.command.Flag;
import dev.signlab.shell.command.Invocation;
import dev.signlab.shell.cosign.flag.LayoutFlags;
import dev.signlab.shell.cosign.flag.RegistryFlags;
import dev.signlab.shell.cosign.flag.SharedFlags;
import dev.signlab.shell.cosign.invoke.CosignInvocation;
import dev.signlab.shell.cosign.invoke.ImageProblems;
import dev.signlab.sigstore.bundle.Bundle;
import dev.signlab.sigstore.simplesigning.SimpleSigningPayload;
import dev.signlab.storage.BoundedFile;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** {@code cosign attach signature}: hangs up a signature that was made elsewhere. */
final class AttachSignatureCommand implements Command {

  private static final String BUNDLE = "bundle";
  private static final String SIGNATURE = "signature";
  private static final String PAYLOAD = "payload";

  private static final CommandSpec SPEC =
      CommandSpec.of("cosign attach signature", "cosign", "Hang up a signature made elsewhere")
          .flag(Flag.file(SIGNATURE, "the signature in Base64, or - for standard input"))
          .flag(
              Flag.file(
                  PAYLOAD, "what was signed, see cosign generate; or bundles, one on each line"))
          .flag(Flag.file(BUNDLE, "a bundle that holds the signature"))
          .flags(AttachedEvidence.flags())
          .flags(RegistryFlags.flags())
          .flags(SharedFlags.global())
          .argument("IMAGE", "the image", Completion.IMAGE)
          .example(
              "cosign attach signature --signature app.sig --payload payload.json"
                  + " localhost:5001/studentbook:1.0")
          .build();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public int run(Invocation invocation) {
    CosignInvocation cosign = CosignInvocation.of(invocation);
    LayoutFlags.refuseDockerTypes(cosign);
    String typed = invocation.argument(0);
    Reference image = cosign.image(typed);
    RegistryFlags registry = RegistryFlags.read(cosign);
    Digest digest =
        ImageProblems.answering(cosign, typed, "", () -> registry.client().resolve(image));
    Optional<String> bundle = cosign.text(BUNDLE);
    if (bundle.isPresent()) {
      AttachedFiles.bundle(cosign, bundle.get(), image.repository(), digest);
      return OK;
    }
    if (isBundle(cosign)) {
      String file = cosign.text(PAYLOAD).orElseThrow();
      AttachedFiles.bundles(cosign, file, image.repository(), digest);
      return OK;
    }
    byte[] payload = payload(cosign, image.repository(), digest);
    new SignatureStore(registry.client(), registry.keptFor(image))
        .add(digest, payload, annotations(cosign));
    return OK;
  }

  /** What {@code download signature} wrote of bundles holds its signatures itself. */
  private static boolean isBundle(CosignInvocation cosign) {
    if (cosign.text(SIGNATURE).isPresent()) {
      return false;
    }
    return cosign
        .text(PAYLOAD)
        .map(file -> BoundedFile.read(cosign.invocation().path(file), Bundle.LARGEST))
        .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
        .filter(text -> text.contains("\"application/vnd.dev.sigstore.bundle"))
        .isPresent();
  }

  private static byte[] payload(CosignInvocation cosign, Repository repository, Digest digest) {
    Invocation invocation = cosign.invocation();
    Optional<String> file = cosign.text(PAYLOAD);
    if (file.isPresent()) {
      return BoundedFile.read(invocation.path(file.get()), SimpleSigningPayload.LARGEST);
    }
    invocation
        .screen()
        .err(
            "WARNING: using obsolete implied signature payload data (with digested reference "
                + repository.digest(digest)
                + "); specify it explicitly with --payload instead");
    return SimpleSigningPayload.of(repository.toString(), digest, Map.of()).bytes();
  }

  private static Map<String, String> annotations(CosignInvocation cosign) {
    Map<String, String> annotations = new LinkedHashMap<>();
    String file = cosign.text(SIGNATURE).orElseThrow(AttachSignatureCommand::noSignature);
    annotations.put(SimpleSigningLayout.SIGNATURE, signature(cosign.invocation(), file));
    annotations.putAll(AttachedEvidence.annotations(cosign));
    return annotations;
  }

  private static String signature(Invocation invocation, String file) {
    String text = new String(Input.read(invocation, file), StandardCharsets.UTF_8).strip();
    return Base64Text.decode(text)
        .filter(bytes -> bytes.length > 0)
        .map(bytes -> text)
        .orElseThrow(() -> notBase64(file));
  }

  private static LabException notBase64(String file) {
    return Problem.of("no signature in " + file)
        .expected("a signature in Base64, as cosign sign-blob prints it")
        .found("something else")
        .hint("for one that is in bytes", "base64 -w0 " + file + " > signature.txt")
        .cause(Cause.MALFORMED)
        .asException();
  }

  private static LabException noSignature() {
    return Problem.of("no signature to attach")
        .expected("--signature FILE, or a bundle after --bundle or --payload")
        .found("no signature, and no bundle")
        .hint("for instance", SPEC.examples().getFirst())
        .asException();
  }
}
