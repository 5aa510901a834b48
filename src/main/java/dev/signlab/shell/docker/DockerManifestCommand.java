package dev.signlab.shell.docker;

import dev.signlab.json.Json;
import dev.signlab.oci.model.Descriptor;
import dev.signlab.oci.model.ImageIndex;
import dev.signlab.oci.model.Manifest;
import dev.signlab.oci.model.Platform;
import dev.signlab.oci.name.Reference;
import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.CommandSpec;
import dev.signlab.shell.command.Completion;
import dev.signlab.shell.command.Flag;
import dev.signlab.shell.command.Invocation;
import dev.signlab.shell.command.RawOutput;
import dev.signlab.shell.image.Images;
import dev.signlab.shell.template.IndentedJson;
import dev.signlab.shell.template.Template;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code docker manifest inspect} and {@code docker buildx imagetools inspect}: the manifest of an
 * image in its registry.
 */
final class DockerManifestCommand implements Command {

  private static final String IMAGE_TOOLS = "docker buildx imagetools inspect";

  private final CommandSpec spec;

  private DockerManifestCommand(CommandSpec.Builder spec) {
    this.spec = spec.argument("IMAGE", "an image in a registry", Completion.IMAGE).build();
  }

  static Command manifest() {
    return new DockerManifestCommand(
        CommandSpec.of("docker manifest inspect", "docker", "Show the manifest of an image")
            .flag(Flag.toggle("insecure", "changes nothing: localhost needs no TLS"))
            .example("docker manifest inspect localhost:5001/studentbook:1.0"));
  }

  static Command imageTools() {
    return new DockerManifestCommand(
        CommandSpec.of(IMAGE_TOOLS, "docker", "Show what an image in a registry is made of")
            .flag(Flag.toggle("raw", "the manifest as it is"))
            .flag(Flag.text("format", "TEMPLATE", "a template of Go over .Name and .Manifest"))
            .example(IMAGE_TOOLS + " localhost:5001/studentbook:1.0"));
  }

  @Override
  public CommandSpec spec() {
    return spec;
  }

  @Override
  public int run(Invocation invocation) {
    String typed = invocation.argument(0);
    Reference reference = Reference.parse(typed);
    Images.refuseUnqualified(invocation, reference, typed, spec.name());
    Manifest manifest =
        Images.suggesting(invocation, typed, () -> Images.client(invocation).manifest(reference));
    if (invocation.isOn("raw")) {
      RawOutput.show(invocation, manifest.bytes());
    } else {
      lines(invocation, reference, manifest).forEach(invocation.screen()::out);
    }
    return OK;
  }

  private List<String> lines(Invocation invocation, Reference reference, Manifest manifest) {
    if (!spec.name().equals(IMAGE_TOOLS)) {
      return List.of(IndentedJson.of(Json.parse(manifest.bytes(), "manifest"), "\t"));
    }
    if (invocation.flag("format").isPresent()) {
      Template template = Template.parse(invocation.flag("format").get());
      return List.of(template.render(described(reference, manifest)));
    }
    return summary(reference, manifest);
  }

  private static ObjectNode described(Reference reference, Manifest manifest) {
    ObjectNode node = Json.object().put("Name", reference.toString());
    ObjectNode parsed = (ObjectNode) Json.parse(manifest.bytes(), "manifest");
    ObjectNode described = manifest.descriptor().toJson();
    if (manifest instanceof ImageIndex) {
      described.set("manifests", parsed.path("manifests"));
    }
    described.put("MediaType", manifest.mediaType().value());
    described.put("Digest", manifest.digest().toString()).put("Size", manifest.bytes().length);
    node.set("Manifest", described);
    return node;
  }

  private static List<String> summary(Reference reference, Manifest manifest) {
    List<String> lines = new ArrayList<>();
    lines.add("Name:      " + reference);
    lines.add("MediaType: " + manifest.mediaType());
    lines.add("Digest:    " + manifest.digest());
    if (manifest instanceof ImageIndex index) {
      lines.add("");
      lines.add("Manifests:");
      for (Descriptor listed : index.manifests()) {
        lines.add("  Name:      " + reference.repository().digest(listed.digest()));
        lines.add("  MediaType: " + listed.mediaType());
        Platform.of(listed).ifPresent(platform -> lines.add("  Platform:  " + platform));
        lines.add("");
      }
    }
    return lines;
  }
}
