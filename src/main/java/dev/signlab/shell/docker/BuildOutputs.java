package dev.signlab.shell.docker;

import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.image.LocalImage;
import dev.signlab.json.Json;
import dev.signlab.oci.name.Reference;
import dev.signlab.oci.name.TagReference;
import dev.signlab.shell.command.Invocation;
import dev.signlab.storage.AtomicFile;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/**
 * What becomes of an image that {@code docker build} has made, beside that it is on this machine.
 *
 * @param invocation the line
 */
record BuildOutputs(Invocation invocation) {

  /** What BuildKit says of an image beside it, and what says so in the lab. */
  private static final Map<String, String> STATEMENTS =
      Map.of("provenance", "cosign attest --help", "sbom", "syft --help");

  /** Refuses what the lab does not do, before anything is built. */
  static BuildOutputs of(Invocation invocation) {
    List<String> wanted =
        STATEMENTS.keySet().stream()
            .filter(flag -> !invocation.flag(flag).orElse("false").equals("false"))
            .sorted()
            .toList();
    if (!wanted.isEmpty()) {
      throw refused(invocation, wanted);
    }
    return new BuildOutputs(invocation);
  }

  private static LabException refused(Invocation invocation, List<String> wanted) {
    List<String> typed =
        wanted.stream().map(flag -> "--" + flag + "=" + invocation.flag(flag).orElse("")).toList();
    Problem.Builder problem =
        Problem.of(String.join(" and ", typed) + ": BuildKit's statements are not made here")
            .expected("--provenance=false, --sbom=false, or without these flags")
            .found(String.join(" ", typed));
    for (String flag : wanted) {
      problem.hint(
          "what is said of an image stands beside it, and is made by",
          STATEMENTS.getOrDefault(flag, ""));
    }
    return problem.exitStatus(Problem.USAGE).asException();
  }

  /** Pushes the image and writes the files that the line asks for. */
  void write(LocalImage image, List<TagReference> names) {
    invocation
        .flag("iidfile")
        .ifPresent(file -> AtomicFile.write(invocation.output(file), image.digest().toString()));
    if (invocation.isOn("push")) {
      for (Reference name : names) {
        DockerPushCommand.push(invocation, name, invocation.isOn("quiet"));
      }
    }
    invocation
        .flag("metadata-file")
        .ifPresent(
            file ->
                AtomicFile.write(
                    invocation.output(file), Json.writePretty(metadata(image, names)) + "\n"));
  }

  private static ObjectNode metadata(LocalImage image, List<TagReference> names) {
    return Json.object()
        .put("containerimage.digest", image.digest().toString())
        .put("image.name", String.join(",", names.stream().map(TagReference::toString).toList()));
  }
}
