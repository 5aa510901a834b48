package dev.signlab.shell.skopeo;

import dev.signlab.diagnostic.Problem;
import dev.signlab.image.ImageInspection;
import dev.signlab.image.ImageLocation;
import dev.signlab.json.Json;
import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.CommandSpec;
import dev.signlab.shell.command.Completion;
import dev.signlab.shell.command.Flag;
import dev.signlab.shell.command.Invocation;
import dev.signlab.shell.command.RawOutput;
import dev.signlab.shell.image.Images;
import dev.signlab.shell.template.IndentedJson;
import dev.signlab.shell.template.Template;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code skopeo inspect}: what an image says of itself, without fetching its layers. */
final class SkopeoInspectCommand implements Command {

  private static final CommandSpec SPEC =
      CommandSpec.of("skopeo inspect", "skopeo", "Show what an image says of itself, as JSON")
          .flag(Flag.toggle("raw", "the manifest as it is"))
          .flag(Flag.toggle("config", "the config instead of the summary"))
          .flag(Flag.toggle("no-tags", "leave the tags of the repository out").withShort("n"))
          .flag(Flag.text("format", "TEMPLATE", "a template of Go").withShort("f"))
          .flags(SkopeoFlags.all(""))
          .argument("IMAGE", ImageLocation.KINDS + ", or docker-daemon:IMAGE", Completion.IMAGE)
          .example("skopeo inspect --tls-verify=false docker://localhost:5001/studentbook:1.0")
          .build();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public int run(Invocation invocation) {
    String typed = invocation.argument(0);
    ImageLocation location = SkopeoPlaces.parse(invocation, typed);
    ImageInspection inspection = new ImageInspection(SkopeoFlags.client(invocation, ""));
    byte[] bytes =
        Images.suggesting(invocation, typed, () -> told(invocation, inspection, location));
    if (invocation.isOn("raw")) {
      RawOutput.show(invocation, bytes);
    } else {
      invocation.screen().out(new String(bytes, StandardCharsets.UTF_8));
    }
    return OK;
  }

  private static byte[] told(
      Invocation invocation, ImageInspection inspection, ImageLocation location) {
    Optional<String> format = invocation.flag("format").filter(text -> !text.isEmpty());
    if (invocation.isOn("raw") && format.isPresent() && !invocation.isOn("config")) {
      throw Problem.of("raw output does not support format option")
          .expected("--raw or --format")
          .found("both")
          .command("skopeo inspect --help")
          .exitStatus(Problem.USAGE)
          .asException();
    }
    if (invocation.isOn("config")) {
      return config(inspection.config(location), format, invocation.isOn("raw"));
    }
    if (invocation.isOn("raw")) {
      return inspection.raw(location);
    }
    ObjectNode node = inspection.describe(location, !invocation.isOn("no-tags"));
    return format
        .map(template -> rendered(template, SkopeoFields.summary(node)))
        .orElseGet(() -> bytes(IndentedJson.of(node, "    ")));
  }

  private static byte[] config(byte[] bytes, Optional<String> format, boolean raw) {
    if (format.isPresent() && !raw) {
      JsonNode config = Json.parse(bytes, "config of the image");
      return rendered(format.get(), SkopeoFields.config(config));
    }
    return bytes;
  }

  private static byte[] rendered(String template, JsonNode value) {
    return bytes(Template.parse(Template.unescaped(template)).render(value));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
