package dev.signlab.shell.cosign.blob;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.engine.blob.BundleCreation;
import dev.signlab.engine.blob.LocalBundle;
import dev.signlab.engine.report.NamedKey;
import dev.signlab.json.Json;
import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.CommandSpec;
import dev.signlab.shell.command.Flag;
import dev.signlab.shell.command.Invocation;
import dev.signlab.shell.cosign.flag.KeyFlags;
import dev.signlab.shell.cosign.flag.KeyHalf;
import dev.signlab.shell.cosign.flag.NoKey;
import dev.signlab.shell.cosign.flag.SharedFlags;
import dev.signlab.shell.cosign.flag.UnservedFlags;
import dev.signlab.shell.cosign.invoke.CosignInvocation;
import dev.signlab.shell.cosign.invoke.Prefixed;
import dev.signlab.sigstore.bundle.Bundle;
import dev.signlab.storage.BoundedFile;
import java.util.Optional;

/** {@code cosign bundle create}. */
final class BundleCreateCommand implements Command {

  private static final String ARTIFACT = "artifact";
  private static final String SIGNATURE = "signature";
  private static final String BUNDLE = "bundle";
  private static final String ATTESTATION = "attestation";
  private static final String IGNORE_LOG = "ignore-tlog";

  private static final CommandSpec SPEC =
      CommandSpec.of("cosign bundle create", "cosign", "Make a bundle of a signature and a key")
          .flag(Flag.file(ARTIFACT, "the file that was signed"))
          .flag(Flag.file(SIGNATURE, "file with the signature in Base64"))
          .flag(Flag.file(BUNDLE, "a bundle in cosign's older form"))
          .flag(Flag.file(ATTESTATION, "an attestation in its envelope"))
          .flags(KeyFlags.ofVerifying())
          .flag(Flag.toggle(IGNORE_LOG, "without an entry of a log; this world has none"))
          .flag(BundleOutput.flag())
          .flags(UnservedFlags.ofSigning("rekor-url"))
          .flags(UnservedFlags.of("certificate", "rfc3161-timestamp"))
          .flags(SharedFlags.global())
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
    String artifact = cosign.text(ARTIFACT).orElseThrow(() -> missing("must supply --artifact"));
    byte[] signature = signature(cosign);
    NamedKey key = key(cosign);
    BundleCreation creation =
        new BundleCreation(BlobFiles.artifact(invocation, artifact), key.key());
    Bundle bundle = creation.of(signature);
    if (!creation.verifies(bundle)) {
      cosign.say("WARNING: " + key.name() + " does not verify it over " + artifact + ".");
    }
    BundleOutput.write(cosign, bundle.bytes());
    return OK;
  }

  private static NamedKey key(CosignInvocation cosign) {
    KeyFlags key = KeyFlags.read(cosign);
    if (key.reference().isEmpty()) {
      throw NoKey.of(
          cosign,
          KeyHalf.PUBLIC,
          "invalid bundle: validation error: missing verification material");
    }
    return key.verifier();
  }

  private static byte[] signature(CosignInvocation cosign) {
    Optional<byte[]> detached =
        cosign
            .text(SIGNATURE)
            .map(file -> SignatureInput.decoded(cosign, file))
            .or(() -> cosign.text(ATTESTATION).map(file -> cosign.read(file, BoundedFile.SMALL)));
    return detached
        .or(() -> cosign.text(BUNDLE).map(name -> ofLocal(cosign, name)))
        .orElseThrow(() -> missing("must at least supply signature via --bundle or --signature"));
  }

  private static byte[] ofLocal(CosignInvocation cosign, String name) {
    byte[] json = Prefixed.by("reading " + name + ": ", () -> cosign.read(name, BoundedFile.SMALL));
    LocalBundle local = LocalBundle.parse(Json.parseObject(json, name));
    if (local.logEntry().isPresent()) {
      if (!cosign.isOn(IGNORE_LOG)) {
        throw Problem.of("the entry of the log in " + name + " has no proof of inclusion")
            .expected("--ignore-tlog: a new bundle needs a proof, which only the log can give")
            .found("an entry with the log's promise")
            .cause(Cause.NO_LOG_ENTRY)
            .asException();
      }
      cosign.say("The log entry in " + name + " is left out, as asked.");
    }
    return local.signature();
  }

  private static LabException missing(String summary) {
    return Problem.of(summary).hint("for instance", SPEC.examples().getFirst()).asException();
  }
}
