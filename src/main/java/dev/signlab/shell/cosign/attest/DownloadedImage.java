package dev.signlab.shell.cosign.attest;

import dev.signlab.crypto.Digest;
import dev.signlab.diagnostic.Problem;
import dev.signlab.engine.attach.Shelf;
import dev.signlab.oci.client.RegistryClient;
import dev.signlab.oci.model.Descriptor;
import dev.signlab.oci.model.ImageIndex;
import dev.signlab.oci.model.Manifest;
import dev.signlab.oci.name.Reference;
import dev.signlab.shell.command.Flag;
import dev.signlab.shell.cosign.invoke.CosignInvocation;
import dev.signlab.shell.cosign.invoke.ImageProblems;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The image of a download: the one that was named, or of an index the one of a platform. */
final class DownloadedImage {

  private static final String PLATFORM = "platform";

  private DownloadedImage() {}

  static Flag platform() {
    return Flag.text(PLATFORM, "OS/ARCH", "of an index, the image of this platform");
  }

  static Shelf shelf(CosignInvocation cosign) {
    Reference image = cosign.image(cosign.invocation().argument(0));
    return Shelf.of(cosign.client(), cosign.signatureRepository().orElse(image.repository()));
  }

  static Digest digest(CosignInvocation cosign) {
    String typed = cosign.invocation().argument(0);
    Reference image = cosign.image(typed);
    RegistryClient client = cosign.client();
    Optional<String> platform =
        cosign.invocation().spec().flag(PLATFORM).flatMap(flag -> cosign.flag(PLATFORM));
    return ImageProblems.answering(
        cosign,
        typed,
        "",
        () ->
            platform.isEmpty()
                ? client.resolve(image)
                : chosen(client.manifest(image), platform.get(), typed));
  }

  private static Digest chosen(Manifest manifest, String platform, String typed) {
    if (!(manifest instanceof ImageIndex index)) {
      throw Problem.of("specified reference is not a multiarch image")
          .expected("an index of images, to choose " + platform + " from")
          .found(typed + ", which is one image")
          .asException();
    }
    List<Descriptor> fitting =
        index.manifests().stream().filter(each -> is(each, platform)).toList();
    if (fitting.isEmpty()) {
      throw Problem.of("unable to find an image for the platform " + platform)
          .expected("one of " + index.manifests().stream().map(DownloadedImage::name).toList())
          .found(platform)
          .asException();
    }
    return fitting.getFirst().digest();
  }

  private static boolean is(Descriptor child, String platform) {
    String name = name(child);
    return name.equals(platform) || name.startsWith(platform + "/");
  }

  private static String name(Descriptor child) {
    JsonNode node = child.platform().orElse(null);
    if (node == null) {
      return "unknown";
    }
    String variant = node.path("variant").asString("");
    return node.path("os").asString("")
        + "/"
        + node.path("architecture").asString("")
        + (variant.isEmpty() ? "" : "/" + variant);
  }
}
