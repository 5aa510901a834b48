package dev.signlab.shell.cosign.attest;

import dev.signlab.crypto.Signer;
import dev.signlab.crypto.keys.KeyProviders;
import dev.signlab.crypto.keys.KeyReference;
import dev.signlab.diagnostic.Problem;
import dev.signlab.engine.attest.Attestation;
import dev.signlab.engine.attest.AttestedImage;
import dev.signlab.engine.attest.Predicate;
import dev.signlab.json.Json;
import dev.signlab.oci.name.Reference;
import dev.signlab.oci.name.TagReference;
import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.CommandSpec;
import dev.signlab.shell.command.Completion;
import dev.signlab.shell.command.Flag;
import dev.signlab.shell.command.Invocation;
import dev.signlab.shell.cosign.invoke.CosignFlags;
import dev.signlab.shell.cosign.invoke.CosignInvocation;
import dev.signlab.shell.cosign.invoke.ImageProblems;
import dev.signlab.shell.cosign.invoke.LaterFlags;
import dev.signlab.shell.cosign.invoke.OneResult;
import dev.signlab.shell.cosign.invoke.Prefixed;
import dev.signlab.shell.cosign.invoke.TagWarning;
import dev.signlab.sigstore.intoto.PredicateType;
import dev.signlab.sigstore.intoto.Statement;
import dev.signlab.storage.AtomicFile;
import dev.signlab.storage.BoundedFile;
import java.util.Optional;

/** {@code cosign attest}, with a key. */
final class AttestCommand implements Command {

  private static final String NO_UPLOAD = "no-upload";
  private static final String REPLACE = "replace";

  private static final CommandSpec SPEC =
      CommandSpec.of("cosign attest", "cosign", "Attest something about an image, signed")
          .flags(AttestFlags.ofSigning())
          .flag(Flag.toggle(NO_UPLOAD, "sign only; nothing is hung on the image"))
          .flag(
              Flag.toggle(REPLACE, "in the legacy form: in place of those of the same type")
                  .deprecatedBecause("not needed when OCI referrers become the default behavior"))
          .flags(CosignFlags.registry())
          .flags(CosignFlags.global())
          .flags(LaterFlags.ofAttest())
          .arguments("IMAGE", "the image, best by its digest", Completion.IMAGE)
          .example(
              "cosign attest --key cosign.key --type spdxjson --predicate sbom.spdx.json"
                  + " localhost:5001/studentbook:1.0")
          .build();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public int run(Invocation invocation) {
    CosignInvocation cosign = CosignInvocation.of(invocation);
    Optional<String> predicate = AttestFlags.predicateFile(cosign);
    AttestFlags.checkServices(cosign);
    OneResult.check(cosign, "attestation", AttestFlags.BUNDLE);
    checkPlace(cosign);
    for (String typed : invocation.arguments()) {
      attest(cosign, typed, predicate);
    }
    AttestFlags.tellOfLog(cosign);
    return OK;
  }

  private static void checkPlace(CosignInvocation cosign) {
    boolean legacy = AttestFlags.isLegacy(cosign);
    if (cosign.isOn(NO_UPLOAD) && !legacy && cosign.flag(AttestFlags.BUNDLE).isEmpty()) {
      throw Problem.of(
              "must enable upload to the OCI registry or specify a local --bundle path with"
                  + " --new-bundle-format")
          .expected("--bundle FILE beside --no-upload")
          .found("nowhere to put the attestation")
          .asException();
    }
    if (cosign.isOn(REPLACE) && !legacy) {
      cosign
          .invocation()
          .screen()
          .err(
              "WARNING: --replace does nothing with bundles, here as in cosign 3.1: each is a"
                  + " manifest of its own. Older ones go with cosign clean --type referrer IMAGE");
    }
  }

  private static void attest(CosignInvocation cosign, String typed, Optional<String> predicate) {
    String under = "signing " + typed + ": ";
    Reference image = cosign.image(typed);
    String type = cosign.flag(AttestFlags.TYPE).orElse("custom");
    Prefixed.by(under, () -> PredicateType.parse(type));
    KeyReference key = cosign.key().orElseThrow(() -> Keyless.attesting(cosign.invocation()));
    if (image instanceof TagReference) {
      TagWarning.show(cosign.invocation(), typed);
    }
    Attestation said =
        predicate
            .map(file -> says(cosign, under, image, file))
            .orElseGet(() -> states(cosign, under, image));
    Signer signer =
        Prefixed.by(
            under + "getting signer: reading key: ",
            () -> KeyProviders.standard().signer(key, cosign.keyContext()));
    cosign.invocation().screen().err("Signing artifact...");
    finish(
        cosign,
        typed,
        placed(
            cosign,
            said.with(signer).client(cosign.client()).clock(cosign.invocation().session().clock())),
        under);
  }

  private static Attestation says(
      CosignInvocation cosign, String under, Reference image, String file) {
    Predicate predicate = AttestFlags.predicate(cosign, under, file);
    return Attestation.of(image).says(predicate);
  }

  private static Attestation states(CosignInvocation cosign, String under, Reference image) {
    Invocation invocation = cosign.invocation();
    String file = cosign.flag(AttestFlags.STATEMENT).orElseThrow();
    invocation.screen().err("Using statement from: " + file);
    return Prefixed.by(
        under,
        () -> {
          byte[] bytes = BoundedFile.read(invocation.path(file), Predicate.LARGEST);
          return Attestation.of(image).states(Statement.parse(bytes, file));
        });
  }

  private static Attestation placed(CosignInvocation cosign, Attestation said) {
    Attestation placed = AttestFlags.isLegacy(cosign) ? said.legacy() : said;
    if (cosign.isOn(REPLACE) && AttestFlags.isLegacy(cosign)) {
      placed = placed.replacing();
    }
    return cosign.signatureRepository().map(placed::attestationsIn).orElse(placed);
  }

  private static void finish(
      CosignInvocation cosign, String typed, Attestation attestation, String under) {
    boolean upload = !cosign.isOn(NO_UPLOAD);
    AttestedImage attested =
        ImageProblems.answering(
            cosign, typed, under, () -> upload ? attestation.push() : attestation.sign());
    Invocation invocation = cosign.invocation();
    if (!upload && AttestFlags.isLegacy(cosign)) {
      invocation.screen().out(Json.writeText(attested.envelope().toJson()));
    }
    cosign
        .flag(AttestFlags.BUNDLE)
        .ifPresent(
            file -> {
              AtomicFile.write(invocation.path(file), attested.bundle().bytes());
              invocation.screen().err("Wrote bundle to file " + file);
            });
    SbomNotice.ofStatement(attested.statement(), () -> cosign.client().manifest(attested.image()))
        .forEach(invocation.screen()::err);
  }
}
