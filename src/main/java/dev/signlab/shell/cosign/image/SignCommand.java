package dev.signlab.shell.cosign.image;

import dev.signlab.diagnostic.Problem;
import dev.signlab.engine.sign.SignedImage;
import dev.signlab.engine.sign.Signing;
import dev.signlab.engine.signatory.Signatory;
import dev.signlab.oci.name.Reference;
import dev.signlab.oci.name.TagReference;
import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.CommandSpec;
import dev.signlab.shell.command.Completion;
import dev.signlab.shell.command.Flag;
import dev.signlab.shell.command.FlagType;
import dev.signlab.shell.command.Invocation;
import dev.signlab.shell.command.Screen;
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
import dev.signlab.storage.AtomicFile;
import java.util.List;
import java.util.Optional;

/** {@code cosign sign}, with a key or by an identity. */
final class SignCommand implements Command {

  private static final String RECURSIVE = "recursive";
  private static final String IDENTITY = "sign-container-identity";
  private static final String UPLOAD = "upload";
  private static final String BUNDLE = "bundle";

  private static final CommandSpec SPEC =
      CommandSpec.of("cosign sign", "cosign", "Sign an image and hang the signature on it")
          .flags(KeyFlags.ofSigning())
          .flag(SharedFlags.annotations("claim to sign along with the image"))
          .flag(Flag.toggle(RECURSIVE, "sign everything that an index lists").withShort("r"))
          .flag(SharedFlags.yes())
          .flag(Flag.file(BUNDLE, "file to write the bundle to"))
          .flag(Flag.toggle(UPLOAD, "hang the signature on the image").withDefault("true"))
          .flags(ServiceFlags.flags())
          .flags(LayoutFlags.ofSigning())
          .flag(LayoutFlags.referrers("accepted: bundles are referrers always"))
          .flag(
              Flag.text(IDENTITY, "NAME", "name of the image in a payload of cosign 2")
                  .of(FlagType.SLICE)
                  .deprecatedBecause("not possible when OCI referrers become the default behavior"))
          .flags(SignatureFiles.flags())
          .flag(AttachedDocument.ofSigning())
          .flags(RegistryFlags.flags())
          .flags(UnservedFlags.ofSigning("record-creation-timestamp"))
          .flags(SharedFlags.global())
          .arguments("IMAGE", "the image, best by its digest", Completion.IMAGE)
          .example("cosign sign --key cosign.key localhost:5001/studentbook:1.0")
          .example("cosign sign --key cosign.key -a author=me localhost:5001/studentbook:1.0")
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
    AttachedDocument.check(cosign);
    SignatureFiles.tellOfIgnored(cosign, layout);
    SignatoryFlags who = SignatoryFlags.read(cosign, services, layout);
    String under = "signing " + AttachedDocument.words(cosign) + invocation.arguments() + ": ";
    RegistryFlags registry = RegistryFlags.read(cosign);
    Signing prepared = Prefixed.by(under, () -> prepared(cosign, registry, layout, who));
    for (String image : invocation.arguments()) {
      sign(cosign, registry, prepared, image, under);
    }
    services.tell(cosign, layout);
    return OK;
  }

  /** Signing in vain is refused, and so is a file that this layout does not have. */
  private static void checkOutput(CosignInvocation cosign, LayoutFlags layout) {
    OneResult.check(cosign, "signature", BUNDLE);
    SignatureFiles.checkSeveral(cosign, layout, cosign.isOn(RECURSIVE));
    if (cosign.isOn(RECURSIVE)) {
      OneResult.checkAlone(cosign, RECURSIVE, BUNDLE);
    }
    boolean file = bundleFile(cosign).isPresent();
    if (layout.isLegacy()) {
      if (file) {
        throw Problem.of("--" + BUNDLE + " goes with bundles, the layout of cosign 3")
            .expected("a signature of cosign 2 pushed beside the image, or --output-signature FILE")
            .found("--" + BUNDLE)
            .hint("leave --new-bundle-format=false out, or this flag")
            .asException();
      }
      if (!cosign.isOn(UPLOAD) && !SignatureFiles.anyWanted(cosign)) {
        cosign.say(
            "WARNING: --upload=false without --output-signature FILE: what is signed is kept"
                + " nowhere, here as with cosign.");
      }
    } else if (!file && !cosign.isOn(UPLOAD)) {
      throw Problem.of(
              "must enable upload to the OCI registry or specify a local --bundle path with"
                  + " --new-bundle-format")
          .expected("--bundle FILE where nothing is pushed")
          .found("--upload=false alone: the signature would be lost")
          .hint(
              "into a file beside it",
              cosign.line().with("bundle", "signature.sigstore.json").toString())
          .asException();
    }
  }

  private static Optional<String> bundleFile(CosignInvocation cosign) {
    return cosign.text(BUNDLE);
  }

  private static Signing prepared(
      CosignInvocation cosign, RegistryFlags registry, LayoutFlags layout, SignatoryFlags who) {
    Reference image = cosign.image(cosign.invocation().argument(0));
    var annotations = Prefixed.by("getting annotations: ", () -> SharedFlags.annotations(cosign));
    requireTime(cosign);
    Signatory somebody = who.signatory("recursively signing: signing digest: ");
    Signing signing =
        Signing.of(image)
            .client(registry.client())
            .by(somebody)
            .annotations(annotations)
            .layout(layout.layout())
            .clock(cosign.invocation().session().clock());
    signing = SignatureFiles.payload(cosign, layout).map(signing::payload).orElse(signing);
    signing = cosign.isOn(RECURSIVE) ? signing.recursive() : signing;
    signing = cosign.isOn(UPLOAD) ? signing : signing.withoutUpload();
    List<String> names = cosign.invocation().values(IDENTITY);
    if (!names.isEmpty() && !layout.isLegacy()) {
      cosign.say("WARNING: --sign-container-identity has no place in a bundle and is ignored.");
    }
    return signing.as(names);
  }

  /** Cosign looks for the image before it reads the key, and has no time for either. */
  private static void requireTime(CosignInvocation cosign) {
    Prefixed.by(
        "accessing entity: ",
        () -> {
          SharedFlags.requireTime(cosign);
          return OK;
        });
  }

  private static void sign(
      CosignInvocation cosign,
      RegistryFlags registry,
      Signing prepared,
      String typed,
      String under) {
    Reference image = cosign.image(typed);
    ShortName.refuse(image, under);
    if (image instanceof TagReference) {
      TagWarning.show(cosign.invocation(), typed);
    }
    List<SignedImage> signed =
        ImageProblems.answering(
            cosign,
            typed,
            under + "accessing entity: entity not found in registry, error: ",
            () -> {
              Signing signing = prepared.image(AttachedDocument.of(cosign, registry, image));
              return registry.kept().map(signing::signaturesIn).orElse(signing).push();
            });
    signed.forEach(each -> tell(cosign, each));
  }

  private static void tell(CosignInvocation cosign, SignedImage signed) {
    Screen screen = cosign.invocation().screen();
    if (signed.bundle().isPresent()) {
      screen.err("Signing artifact...");
    }
    if (signed.bundle().isPresent() && bundleFile(cosign).isPresent()) {
      String file = bundleFile(cosign).get();
      AtomicFile.writeSecret(cosign.invocation().output(file), signed.bundle().get().bytes());
      screen.err("Wrote bundle to file " + file);
    }
    SignatureFiles.write(cosign, signed, cosign.isOn(RECURSIVE));
    signed.made().forEach(made -> SignatureNews.tell(cosign, made));
    if (cosign.isOn(UPLOAD)) {
      screen.err("Pushing signature to: " + signed.signatures().repository());
      if (!signed.added()) {
        screen.err("It is there already, by the same key: nothing was added.");
      }
    }
  }
}
