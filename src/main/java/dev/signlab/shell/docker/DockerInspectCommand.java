package dev.signlab.shell.docker;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.image.ImageNames;
import dev.signlab.image.ImageStore;
import dev.signlab.image.LocalImage;
import dev.signlab.json.Json;
import dev.signlab.oci.name.Reference;
import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.CommandSpec;
import dev.signlab.shell.command.Completion;
import dev.signlab.shell.command.Flag;
import dev.signlab.shell.command.Invocation;
import dev.signlab.shell.container.ContainerJson;
import dev.signlab.shell.container.Containers;
import dev.signlab.shell.image.Images;
import dev.signlab.shell.template.IndentedJson;
import dev.signlab.shell.template.Template;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code docker inspect}: images of this machine and the registry's container, as JSON or by a
 * template of Go.
 */
final class DockerInspectCommand implements Command {

  private static final String IMAGE = "image";
  private static final String CONTAINER = "container";

  private final CommandSpec spec;
  private final String kind;

  /**
   * Makes one of the commands.
   *
   * @param name its name
   * @param kind image, container, or an empty text where the line may say
   */
  DockerInspectCommand(String name, String kind) {
    CommandSpec.Builder words =
        CommandSpec.of(name, "docker", "Show what an image of this machine is, as JSON")
            .flag(Flag.text("format", "TEMPLATE", "json, or a template of Go").withShort("f"));
    if (kind.isEmpty()) {
      words.flag(Flag.text("type", "KIND", "image or container"));
    }
    this.kind = kind;
    this.spec =
        words
            .arguments("NAME", "an image, or the registry's container", Completion.IMAGE)
            .example(name + (kind.equals(CONTAINER) ? " registry" : " studentbook"))
            .build();
  }

  @Override
  public CommandSpec spec() {
    return spec;
  }

  @Override
  public int run(Invocation invocation) {
    String wanted = invocation.flag("type").orElse(kind);
    if (!List.of("", IMAGE, CONTAINER).contains(wanted)) {
      throw Problem.of("\"" + wanted + "\" is not a valid value for --type")
          .expected("image or container, of which the lab has both")
          .found(wanted)
          .command("docker inspect --type image " + invocation.argument(0))
          .exitStatus(Problem.USAGE)
          .asException();
    }
    String format = invocation.flag("format").orElse("");
    List<ObjectNode> found =
        invocation.arguments().stream().map(name -> find(invocation, name, wanted)).toList();
    lines(found, format).forEach(invocation.screen()::out);
    return OK;
  }

  private static List<String> lines(List<ObjectNode> found, String format) {
    if (format.isEmpty() || format.equals("json")) {
      ArrayNode list = Json.array();
      found.forEach(each -> list.add(ImageJson.shown(each)));
      return List.of(format.isEmpty() ? IndentedJson.of(list, "    ") : Json.writeText(list));
    }
    Template template = Template.parse(format);
    List<String> lines = new ArrayList<>();
    found.forEach(each -> lines.add(template.render(each)));
    return lines;
  }

  private static ObjectNode find(Invocation invocation, String name, String kind) {
    Optional<ObjectNode> container =
        kind.equals(IMAGE)
            ? Optional.empty()
            : Containers.of(invocation).find(name).map(ContainerJson::inspected);
    if (container.isPresent()) {
      return container.get();
    }
    ImageStore store = Images.store(invocation);
    Optional<LocalImage> image =
        kind.equals(CONTAINER) ? Optional.empty() : LocalImages.find(store, name);
    return image
        .map(new ImageJson(store)::whole)
        .orElseThrow(() -> nothing(invocation, name, kind));
  }

  private static LabException nothing(Invocation invocation, String name, String kind) {
    List<String> there = Images.store(invocation).images().stream().map(LocalImage::name).toList();
    Problem.Builder problem =
        Problem.of("No such " + (kind.isEmpty() ? "object" : kind) + ": " + name)
            .expected("an image of this machine, or the registry's container")
            .found(there.isEmpty() ? "no images at all" : String.join(", ", there))
            .cause(Cause.NO_IMAGE);
    if (name.contains("/") && !ImageNames.isUnqualified(Reference.parse(name))) {
      problem.hint("bring it here from its registry first", "docker pull " + name);
    }
    return problem.command("docker images").command("docker ps -a").asException();
  }
}
