package dev.signlab.shell.cosign.image;

import dev.signlab.crypto.Digest;
import dev.signlab.diagnostic.Problem;
import dev.signlab.engine.attach.AttachmentTag;
import dev.signlab.oci.name.Reference;
import dev.signlab.shell.command.Flag;
import dev.signlab.shell.cosign.flag.RegistryFlags;
import dev.signlab.shell.cosign.invoke.CosignInvocation;
import dev.signlab.shell.cosign.words.SbomWarning;
import java.util.Optional;

/** {@code --attachment sbom}: not the image is meant, but the SBOM under its tag. */
final class AttachedDocument {

  private static final String ATTACHMENT = "attachment";
  private static final String SBOM = "sbom";
  private static final String DESCRIPTION = "sbom: not the image but what attach sbom put on it";

  private AttachedDocument() {}

  static Flag ofSigning() {
    return flag(
        "please use OCI referrers for attachments; see `cosign attach sbom"
            + " --registry-referrers-mode=oci-1-1 --help`");
  }

  static Flag ofVerifying() {
    return flag("please use OCI referrers for attachments and verify with `--experimental-oci11`");
  }

  private static Flag flag(String reason) {
    return Flag.text(ATTACHMENT, "KIND", DESCRIPTION).deprecatedBecause(reason);
  }

  private static Optional<String> wanted(CosignInvocation cosign) {
    return cosign.text(ATTACHMENT);
  }

  static boolean isWanted(CosignInvocation cosign) {
    return wanted(cosign).isPresent();
  }

  /** Refuses other kinds, and says what cosign says of SBOMs that hang so. */
  static void check(CosignInvocation cosign) {
    Optional<String> kind = wanted(cosign);
    if (kind.filter(other -> !other.equals(SBOM)).isPresent()) {
      throw Problem.of("specified image attachment " + kind.get() + " not specified. Can be 'sbom'")
          .expected("--" + ATTACHMENT + " " + SBOM)
          .found(kind.get())
          .asException();
    }
    kind.ifPresent(sbom -> cosign.say(SbomWarning.DEPRECATED));
  }

  /** What cosign says of what it signs, in front of the images. */
  static String words(CosignInvocation cosign) {
    return isWanted(cosign) ? "attachment " + SBOM + " for image " : "";
  }

  /** Returns the image, or the place of its SBOM when that is meant. */
  static Reference of(CosignInvocation cosign, RegistryFlags registry, Reference image) {
    if (!isWanted(cosign)) {
      return image;
    }
    Digest digest = registry.client().resolve(image);
    return AttachmentTag.SBOM.of(registry.keptFor(image), digest);
  }

  /** A saved image has no tags, and so no SBOM of this form. */
  static void refuseWith(CosignInvocation cosign, String other) {
    if (isWanted(cosign)) {
      throw Problem.of("--" + ATTACHMENT + " does not go with " + other)
          .expected("an image in a registry, where the SBOM has a tag")
          .found(other)
          .asException();
    }
  }
}
