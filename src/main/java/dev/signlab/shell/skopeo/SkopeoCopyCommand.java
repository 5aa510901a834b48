package dev.signlab.shell.skopeo;

import dev.signlab.image.Copying;
import dev.signlab.image.ImageLocation;
import dev.signlab.oci.model.Descriptor;
import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.CommandSpec;
import dev.signlab.shell.command.Completion;
import dev.signlab.shell.command.Flag;
import dev.signlab.shell.command.Invocation;
import dev.signlab.shell.image.Images;
import java.nio.file.Path;

/** {@code skopeo copy}: between registry, layout and archive, without changing a byte. */
final class SkopeoCopyCommand implements Command {

  private static final CommandSpec SPEC =
      CommandSpec.of("skopeo copy", "skopeo", "Copy an image from one place to another")
          .flag(Flag.toggle("quiet", "say nothing").withShort("q"))
          .flag(
              Flag.toggle("all", "copy all images of an index; this is always done here")
                  .withShort("a"))
          .flags(SkopeoFlags.all(""))
          .flags(SkopeoFlags.all("src-"))
          .flags(SkopeoFlags.all("dest-"))
          .argument(
              "FROM",
              "docker://IMAGE, oci:FOLDER[:TAG] or oci-archive:FILE[:TAG]",
              Completion.IMAGE)
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
    Path folder = invocation.session().directory();
    String typed = invocation.argument(0);
    ImageLocation from = ImageLocation.parse(typed).under(folder);
    ImageLocation to = ImageLocation.parse(invocation.argument(1)).under(folder);
    Copying copying =
        new Copying(
            SkopeoFlags.client(invocation, "src-"),
            SkopeoFlags.client(invocation, "dest-"),
            (blob, isLayer, sent) -> show(invocation, blob, isLayer));
    Images.suggesting(invocation, typed, () -> copying.copy(from, to));
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
