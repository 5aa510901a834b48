package dev.signlab.shell.skopeo;

import dev.signlab.image.ImageInspection;
import dev.signlab.image.ImageLocation;
import dev.signlab.json.Json;
import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.CommandSpec;
import dev.signlab.shell.command.Completion;
import dev.signlab.shell.command.Flag;
import dev.signlab.shell.command.Invocation;
import dev.signlab.shell.image.Images;
import java.nio.charset.StandardCharsets;

/** {@code skopeo inspect}: what an image says of itself, without fetching its layers. */
final class SkopeoInspectCommand implements Command {

  private static final CommandSpec SPEC =
      CommandSpec.of("skopeo inspect", "skopeo", "Show what an image says of itself, as JSON")
          .flag(Flag.toggle("raw", "the manifest as it is"))
          .flag(Flag.toggle("config", "the config instead of the summary"))
          .flags(SkopeoFlags.all(""))
          .argument("IMAGE", "docker://IMAGE, oci:FOLDER or oci-archive:FILE", Completion.IMAGE)
          .example("skopeo inspect --tls-verify=false docker://localhost:5001/studentbook:1.0")
          .build();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public int run(Invocation invocation) {
    String typed = invocation.argument(0);
    ImageLocation location = ImageLocation.parse(typed).under(invocation.session().directory());
    ImageInspection inspection = new ImageInspection(SkopeoFlags.client(invocation, ""));
    String text =
        Images.suggesting(invocation, typed, () -> text(invocation, inspection, location));
    invocation.screen().out(text);
    return OK;
  }

  private static String text(
      Invocation invocation, ImageInspection inspection, ImageLocation location) {
    if (invocation.isOn("config")) {
      return new String(inspection.config(location), StandardCharsets.UTF_8);
    }
    return invocation.isOn("raw")
        ? new String(inspection.raw(location), StandardCharsets.UTF_8)
        : Json.writePretty(inspection.describe(location));
  }
}
