package dev.signlab.shell.notation;

import dev.signlab.engine.notary.NotaryShelf;
import dev.signlab.oci.client.RegistryClient;
import dev.signlab.oci.model.Descriptor;
import dev.signlab.oci.name.DigestReference;
import dev.signlab.oci.name.Reference;
import dev.signlab.oci.name.TagReference;
import dev.signlab.shell.command.Flag;
import dev.signlab.shell.command.Invocation;
import dev.signlab.shell.image.Images;
import dev.signlab.shell.screen.NarrowLines;
import java.util.List;
import java.util.Optional;

/**
 * The image that a line names, as it is in its registry now.
 *
 * @param client speaks to the registry
 * @param byDigest the image
 * @param target its manifest
 */
record NotationImage(RegistryClient client, DigestReference byDigest, Descriptor target) {

  static List<Flag> flags() {
    return List.of(
        Flag.toggle("insecure-registry", "speak HTTP without TLS"),
        Flag.toggle("plain-http", "the same, as other tools call it"));
  }

  /** Finds the image; a tag is warned of, as notation does. */
  static NotationImage find(Invocation invocation, Optional<String> verb) {
    String typed = invocation.argument(0);
    Reference reference = Reference.parse(typed);
    Images.refuseUnqualified(invocation, reference, typed, invocation.spec().name());
    boolean insecure = invocation.isOn("insecure-registry") || invocation.isOn("plain-http");
    RegistryClient client =
        Images.client(invocation, Images.access(invocation, insecure, Optional.empty()));
    Descriptor target =
        Images.suggesting(invocation, typed, () -> client.manifest(reference).descriptor());
    if (reference instanceof TagReference tag) {
      verb.ifPresent(word -> warn(invocation, tag, word));
    }
    return new NotationImage(client, reference.repository().digest(target.digest()), target);
  }

  private static void warn(Invocation invocation, TagReference tag, String verb) {
    String why =
        verb.equals("sign")
            ? "because tags are mutable and a tag reference can point to a different artifact than"
                + " the one signed."
            : "because resolved digest may not point to the same signed artifact, as tags are"
                + " mutable.";
    String warning =
        "Warning: Always %s the artifact using digest(@sha256:...) rather than a tag(:%s) %s"
            .formatted(verb, tag.tag(), why);
    NarrowLines.of(warning, invocation.screen().style()).forEach(invocation.screen()::err);
  }

  NotaryShelf shelf() {
    return new NotaryShelf(client, byDigest);
  }
}
