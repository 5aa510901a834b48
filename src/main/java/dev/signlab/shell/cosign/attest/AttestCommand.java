package dev.signlab.shell.cosign.attest;

import dev.signlab.diagnostic.Problem;
import dev.signlab.engine.attest.Attestation;
import dev.signlab.engine.attest.AttestedImage;
import dev.signlab.engine.attest.Predicate;
import dev.signlab.engine.signatory.Signatory;
import dev.signlab.json.Json;
import dev.signlab.oci.name.Reference;
import dev.signlab.oci.name.TagReference;
import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.CommandSpec;
import dev.signlab.shell.command.Completion;
import dev.signlab.shell.command.Flag;
import dev.signlab.shell.command.Invocation;
import dev.signlab.shell.cosign.flag.KeyFlags;
import dev.signlab.shell.cosign.flag.LayoutFlags;
import dev.signlab.shell.cosign.flag.RegistryFlags;
import dev.signlab.shell.cosign.flag.ServiceFlags;
import dev.signlab.shell.cosign.flag.SharedFlags;
import dev.signlab.shell.cosign.flag.SignatoryFlags;
import dev.signlab.shell.cosign.flag.SignatureNews;
import dev.signlab.shell.cosign.flag.UnservedFlags;
import dev.signlab.shell.cosign.invoke.CosignInvocation;
import dev.signlab.shell.cosign.invoke.ImageProblems;
import dev.signlab.shell.cosign.invoke.OneResult;
import dev.signlab.shell.cosign.invoke.Prefixed;
import dev.signlab.shell.cosign.invoke.ShortName;
import dev.signlab.shell.cosign.invoke.TagWarning;
import dev.signlab.sigstore.intoto.PredicateType;
import dev.signlab.sigstore.intoto.Statement;
import dev.signlab.storage.AtomicFile;
import java.util.Optional;

/** {@code cosign attest}, with a key or by an identity. */
final class AttestCommand implements Command {

  private static final String BUNDLE = "bundle";
  private static final String NOTHING =
      "at least one of the flags in the group [predicate statement] is required";
  private static final String NO_UPLOAD = "no-upload";
  private static final String REPLACE = "replace";

  private static final CommandSpec SPEC =
      CommandSpec.of("cosign attest", "cosign", "Attest something about an image, signed")
          .flags(KeyFlags.ofSigning())
          .flags(StatementFlags.flags())
          .flag(Flag.file(BUNDLE, "file to write the bundle to"))
          .flag(SharedFlags.yes())
          .flags(ServiceFlags.flags())
          .flags(LayoutFlags.ofSigning())
          .flag(Flag.toggle(NO_UPLOAD, "sign only; attach nothing to the image"))
          .flag(
              Flag.toggle(REPLACE, "in the legacy form: in place of those of the same type")
                  .deprecatedBecause("not needed when OCI referrers become the default behavior"))
          .flags(RegistryFlags.flags())
          .flags(SharedFlags.global())
          .flags(
              UnservedFlags.ofSigning("rekor-entry-type", "record-creation-timestamp", "recursive"))
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
    Optional<String> predicate = StatementFlags.predicateFile(cosign, NOTHING);
    LayoutFlags layout = LayoutFlags.read(cosign);
    ServiceFlags services = ServiceFlags.read(cosign);
    OneResult.check(cosign, "attestation", BUNDLE);
    checkPlace(cosign, layout);
    RegistryFlags registry = RegistryFlags.read(cosign);
    for (String typed : invocation.arguments()) {
      attest(cosign, registry, services, typed, predicate);
    }
    services.tell(cosign, layout);
    return OK;
  }

  private static void checkPlace(CosignInvocation cosign, LayoutFlags layout) {
    boolean legacy = layout.isLegacy();
    if (cosign.isOn(NO_UPLOAD) && !legacy && cosign.text(BUNDLE).isEmpty()) {
      throw Problem.of(
              "must enable upload to the OCI registry or specify a local --bundle path with"
                  + " --new-bundle-format")
          .expected("--bundle FILE beside --no-upload")
          .found("nowhere to put the attestation")
          .asException();
    }
    if (cosign.isOn(REPLACE) && !legacy) {
      cosign.say(
          "WARNING: --replace does nothing with bundles, here as in cosign 3.1: each is a"
              + " manifest of its own. Older ones go with cosign clean --type referrer IMAGE");
    }
  }

  private static void attest(
      CosignInvocation cosign,
      RegistryFlags registry,
      ServiceFlags services,
      String typed,
      Optional<String> predicate) {
    LayoutFlags layout = LayoutFlags.read(cosign);
    String under = "signing " + typed + ": ";
    Reference image = cosign.image(typed);
    Prefixed.by(under, () -> PredicateType.parse(StatementFlags.type(cosign)));
    SignatoryFlags who = SignatoryFlags.read(cosign, services, layout);
    ShortName.refuse(image, under);
    if (image instanceof TagReference) {
      TagWarning.show(cosign.invocation(), typed);
    }
    Attestation said =
        predicate
            .map(file -> says(cosign, under, image, file))
            .orElseGet(() -> states(cosign, under, image));
    Signatory somebody = who.signatory(under + "creating bundle: ");
    cosign.say("Signing artifact...");
    Attestation signed =
        said.by(somebody).client(registry.client()).clock(cosign.invocation().session().clock());
    finish(cosign, registry, layout, typed, placed(cosign, registry, layout, signed), under);
  }

  private static Attestation says(
      CosignInvocation cosign, String under, Reference image, String file) {
    Predicate predicate = StatementFlags.predicate(cosign, under, file);
    return Attestation.of(image).says(predicate);
  }

  private static Attestation states(CosignInvocation cosign, String under, Reference image) {
    String file = cosign.text(StatementFlags.STATEMENT).orElseThrow();
    cosign.say("Using statement from: " + file);
    return Prefixed.by(
        under,
        () ->
            Attestation.of(image)
                .states(Statement.parse(cosign.read(file, Predicate.LARGEST), file)));
  }

  private static Attestation placed(
      CosignInvocation cosign, RegistryFlags registry, LayoutFlags layout, Attestation said) {
    Attestation placed = layout.isLegacy() ? said.legacy() : said;
    if (cosign.isOn(REPLACE) && layout.isLegacy()) {
      placed = placed.replacing();
    }
    return registry.kept().map(placed::attestationsIn).orElse(placed);
  }

  private static void finish(
      CosignInvocation cosign,
      RegistryFlags registry,
      LayoutFlags layout,
      String typed,
      Attestation attestation,
      String under) {
    boolean upload = !cosign.isOn(NO_UPLOAD);
    AttestedImage attested =
        ImageProblems.answering(
            cosign, typed, under, () -> upload ? attestation.push() : attestation.sign());
    SignatureNews.tell(cosign, attested.made());
    Invocation invocation = cosign.invocation();
    if (!upload && layout.isLegacy()) {
      invocation.screen().out(Json.writeText(attested.envelope().toJson()));
    }
    cosign
        .text(BUNDLE)
        .ifPresent(
            file -> {
              AtomicFile.write(invocation.output(file), attested.bundle().bytes());
              invocation.screen().err("Wrote bundle to file " + file);
            });
    SbomNotice.ofStatement(attested.statement(), () -> registry.client().manifest(attested.image()))
        .forEach(invocation.screen()::err);
  }
}
