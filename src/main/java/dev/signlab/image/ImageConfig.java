package dev.signlab.image;

import dev.signlab.crypto.Digest;
import dev.signlab.json.Json;
import dev.signlab.json.JsonFields;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * How an image is to be started, and of what it is made (OCI image-spec config.md).
 *
 * @param architecture such as {@code amd64}
 * @param os such as {@code linux}
 * @param created when, as written there, where it says
 * @param user the user, or an empty text
 * @param ports the exposed ports, such as {@code 8080/tcp}
 * @param environment the variables, each {@code NAME=value}
 * @param entrypoint what is started
 * @param command its arguments, or what is started where there is no entrypoint
 * @param directory the working folder, or an empty text
 * @param labels the labels in their order
 * @param diffIds the digests of the unpacked layers, base first
 * @param history the entries of the history, as written there
 */
public record ImageConfig(
    String architecture,
    String os,
    Optional<String> created,
    String user,
    List<String> ports,
    List<String> environment,
    List<String> entrypoint,
    List<String> command,
    String directory,
    Map<String, String> labels,
    List<Digest> diffIds,
    List<JsonNode> history) {

  /** The config of an image that is nothing yet. */
  static final ImageConfig SCRATCH =
      new ImageConfig(
          "amd64",
          "linux",
          Optional.empty(),
          "",
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          "",
          Map.of(),
          List.of(),
          List.of());

  /** Reads a config. */
  public static ImageConfig parse(byte[] bytes, String what) {
    JsonFields fields = Json.parseObject(bytes, what);
    JsonFields run =
        fields
            .optionalObject("config")
            .orElseGet(() -> JsonFields.of(Json.object(), "config of " + what));
    List<JsonNode> layers =
        fields.optionalObject("rootfs").map(rootfs -> rootfs.array("diff_ids")).orElse(List.of());
    return new ImageConfig(
        fields.optionalText("architecture").orElse(""),
        fields.optionalText("os").orElse(""),
        fields.optionalText("created"),
        run.optionalText("User").orElse(""),
        names(run, "ExposedPorts"),
        texts(run, "Env"),
        texts(run, "Entrypoint"),
        texts(run, "Cmd"),
        run.optionalText("WorkingDir").orElse(""),
        run.texts("Labels"),
        layers.stream().map(node -> Digest.parse(node.asString())).toList(),
        fields.array("history"));
  }

  /** Returns what would be started: the entrypoint and the command behind it. */
  public List<String> commandLine() {
    return Stream.concat(entrypoint.stream(), command.stream()).toList();
  }

  /** Returns the variables by name. */
  Map<String, String> variables() {
    Map<String, String> variables = new LinkedHashMap<>();
    for (String each : environment) {
      int equals = each.indexOf('=');
      variables.put(
          equals < 0 ? each : each.substring(0, equals),
          equals < 0 ? "" : each.substring(equals + 1));
    }
    return variables;
  }

  private static List<String> texts(JsonFields fields, String name) {
    return fields.array(name).stream().map(JsonNode::asString).toList();
  }

  private static List<String> names(JsonFields fields, String name) {
    return fields
        .optionalObject(name)
        .map(object -> object.node().properties().stream().map(Map.Entry::getKey).toList())
        .orElse(List.of());
  }
}
