package dev.signlab.shell.cosign.attest;

import dev.signlab.crypto.Digest;
import dev.signlab.engine.attach.Shelf;
import dev.signlab.engine.move.Platforms;
import dev.signlab.oci.client.RegistryClient;
import dev.signlab.oci.name.Reference;
import dev.signlab.shell.command.Flag;
import dev.signlab.shell.cosign.flag.RegistryFlags;
import dev.signlab.shell.cosign.invoke.CosignInvocation;
import dev.signlab.shell.cosign.invoke.ImageProblems;
import java.util.Optional;

/** The image of a download: the one that was named, or of an index the one of a platform. */
final class DownloadedImage {

  private static final String PLATFORM = "platform";

  private DownloadedImage() {}

  static Flag platform() {
    return Flag.text(PLATFORM, "OS/ARCH[/VARIANT]", "of an index, the image of this platform");
  }

  static Shelf shelf(CosignInvocation cosign) {
    Reference image = cosign.image(cosign.invocation().argument(0));
    RegistryFlags registry = RegistryFlags.read(cosign);
    return Shelf.of(registry.client(), registry.keptFor(image));
  }

  static Digest digest(CosignInvocation cosign) {
    String typed = cosign.invocation().argument(0);
    Reference image = cosign.image(typed);
    RegistryClient client = RegistryFlags.read(cosign).client();
    Optional<String> platform =
        cosign.invocation().spec().flag(PLATFORM).flatMap(flag -> cosign.text(PLATFORM));
    return ImageProblems.answering(
        cosign,
        typed,
        "",
        () ->
            platform.isEmpty()
                ? client.resolve(image)
                : Platforms.choose(client.manifest(image), platform.get()).digest());
  }
}
