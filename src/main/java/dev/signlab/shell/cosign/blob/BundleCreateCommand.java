package dev.signlab.shell.cosign.blob;

import dev.signlab.crypto.VerificationKey;
import dev.signlab.crypto.keys.KeyProviders;
import dev.signlab.crypto.keys.KeyReference;
import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.engine.blob.BundleCreation;
import dev.signlab.engine.blob.LocalBundle;
import dev.signlab.json.Json;
import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.CommandSpec;
import dev.signlab.shell.command.Flag;
import dev.signlab.shell.command.Invocation;
import dev.signlab.shell.cosign.invoke.CosignFlags;
import dev.signlab.shell.cosign.invoke.CosignInvocation;
import dev.signlab.sigstore.bundle.Bundle;
import dev.signlab.storage.BoundedFile;
import java.util.Optional;

/** {@code cosign bundle create}. */
final class BundleCreateCommand implements Command {

  private static final String ARTIFACT = "artifact";
  private static final String ATTESTATION = "attestation";
  private static final String IGNORE_LOG = "ignore-tlog";

  private static final CommandSpec SPEC =
      CommandSpec.of("cosign bundle create", "cosign", "Make a bundle of a signature and a key")
          .flag(Flag.file(ARTIFACT, "the file that was signed"))
          .flag(Flag.file(BlobFlags.SIGNATURE, "the signature, as file or Base64"))
          .flag(Flag.file(BlobFlags.BUNDLE, "a bundle in cosign's older form"))
          .flag(Flag.file(ATTESTATION, "an attestation in its envelope"))
          .flag(CosignFlags.publicKey())
          .flag(Flag.toggle(IGNORE_LOG, "without an entry of a log; this world has none"))
          .flag(
              Flag.text("rekor-url", "URL", "not yet: the transparency log")
                  .deprecatedBecause(
                      "please use a signing config to specify a rekor url; see `cosign"
                          + " signing-config --help`"))
          .flag(Flag.file(BlobFlags.OUT, "where it goes; without it, on the screen"))
          .flags(CosignFlags.global())
          .flags(BlobFlags.laterOfBundles())
          .example(
              "cosign bundle create --artifact notes.txt --signature notes.sig --key cosign.pub"
                  + " --ignore-tlog --out notes.sigstore.json")
          .build();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public int run(Invocation invocation) {
    CosignInvocation cosign = CosignInvocation.of(invocation);
    String artifact = given(cosign, ARTIFACT).orElseThrow(() -> missing("must supply --artifact"));
    byte[] signature = signature(cosign);
    KeyReference reference =
        cosign
            .key()
            .orElseThrow(
                () -> missing("invalid bundle: validation error: missing verification material"));
    VerificationKey key = KeyProviders.standard().publicKey(reference, cosign.keyContext());
    BundleCreation creation = new BundleCreation(BlobFiles.artifact(invocation, artifact), key);
    Bundle bundle = creation.of(signature);
    if (!creation.verifies(bundle)) {
      invocation
          .screen()
          .err("WARNING: " + reference.text() + " does not verify it over " + artifact + ".");
    }
    BundleOutput.write(cosign, bundle.bytes());
    return OK;
  }

  private static byte[] signature(CosignInvocation cosign) {
    Invocation invocation = cosign.invocation();
    Optional<byte[]> detached =
        given(cosign, BlobFlags.SIGNATURE)
            .or(() -> given(cosign, ATTESTATION))
            .map(typed -> SignatureInput.read(invocation, typed));
    return detached
        .or(() -> given(cosign, BlobFlags.BUNDLE).map(name -> ofLocal(cosign, name)))
        .orElseThrow(() -> missing("must at least supply signature via --bundle or --signature"));
  }

  private static byte[] ofLocal(CosignInvocation cosign, String name) {
    byte[] json =
        BlobFiles.read(cosign.invocation(), name, BoundedFile.SMALL, "reading " + name + ": ");
    LocalBundle local = LocalBundle.parse(Json.parseObject(json, name));
    if (local.logEntry().isPresent()) {
      if (!cosign.isOn(IGNORE_LOG)) {
        throw Problem.of("the entry of the log in " + name + " has no proof of inclusion")
            .expected("--ignore-tlog: a new bundle needs a proof, which only the log can give")
            .found("an entry with the log's promise")
            .cause(Cause.NO_LOG_ENTRY)
            .asException();
      }
      cosign.invocation().screen().err("The log entry in " + name + " is left out, as asked.");
    }
    return local.signature();
  }

  private static Optional<String> given(CosignInvocation cosign, String flag) {
    return cosign.flag(flag).filter(text -> !text.isEmpty());
  }

  private static LabException missing(String summary) {
    return Problem.of(summary).hint("for instance", SPEC.examples().getFirst()).asException();
  }
}
