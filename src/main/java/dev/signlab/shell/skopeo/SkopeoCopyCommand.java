package dev.signlab.shell.skopeo;

import dev.signlab.image.Copying;
import dev.signlab.image.ImageLocation;
import dev.signlab.oci.layout.ImageSource;
import dev.signlab.oci.model.Descriptor;
import dev.signlab.oci.model.Manifest;
import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.CommandSpec;
import dev.signlab.shell.command.Completion;
import dev.signlab.shell.command.Flag;
import dev.signlab.shell.command.Invocation;
import dev.signlab.shell.image.Images;
import dev.signlab.storage.AtomicFile;

/** {@code skopeo copy}: between registry, layout and archive, without changing a byte. */
final class SkopeoCopyCommand implements Command {

  private static final CommandSpec SPEC =
      CommandSpec.of("skopeo copy", "skopeo", "Copy an image from one place to another")
          .flag(Flag.toggle("quiet", "say nothing").withShort("q"))
          .flag(
              Flag.toggle("all", "copy all images of an index; this is always done here")
                  .withShort("a"))
          .flag(Flag.toggle("preserve-digests", "never change a digest; this is always done here"))
          .flag(Flag.text("multi-arch", "HOW", "all; an index is always copied whole here"))
          .flag(
              Flag.text("format", "KIND", "oci or v2s2; refused where the image is another")
                  .withShort("f"))
          .flag(Flag.toggle("remove-signatures", "changes nothing: none are copied"))
          .flag(Flag.text("retry-times", "N", "changes nothing: requests are tried again anyway"))
          .flag(Flag.file("digestfile", "write the digest of the copy into a file"))
          .flags(SkopeoFlags.all(""))
          .flags(SkopeoFlags.all("src-"))
          .flags(SkopeoFlags.all("dest-"))
          .argument("FROM", ImageLocation.KINDS + ", or docker-daemon:IMAGE", Completion.IMAGE)
          .argument("TO", "a place of the same kinds", Completion.FILE)
          .example(
              "skopeo copy --tls-verify=false docker://localhost:5001/studentbook:1.0"
                  + " oci-archive:stud.tar")
          .build();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public int run(Invocation invocation) {
    String typed = invocation.argument(0);
    ImageLocation to = SkopeoPlaces.parse(invocation, invocation.argument(1));
    CopyConditions conditions = CopyConditions.of(invocation, to);
    ImageSource from =
        SkopeoPlaces.parse(invocation, typed).source(SkopeoFlags.client(invocation, "src-"));
    Copying copying =
        new Copying(
            SkopeoFlags.client(invocation, "dest-"),
            (blob, isLayer, sent) -> show(invocation, blob, isLayer));
    Manifest manifest = Images.suggesting(invocation, typed, from::manifest);
    conditions.check(manifest);
    Manifest copied = copying.copy(from, manifest, to);
    invocation
        .flag("digestfile")
        .ifPresent(file -> AtomicFile.write(invocation.output(file), copied.digest().toString()));
    if (!invocation.isOn("quiet")) {
      invocation.screen().out("Writing manifest to image destination");
    }
    return OK;
  }

  private static void show(Invocation invocation, Descriptor blob, boolean isLayer) {
    if (!invocation.isOn("quiet")) {
      String kind = isLayer ? "Copying blob " : "Copying config ";
      invocation.screen().out(kind + blob.digest().shortened());
    }
  }
}
