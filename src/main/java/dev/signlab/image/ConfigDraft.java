package dev.signlab.image;

import dev.signlab.crypto.Digest;
import dev.signlab.image.dockerfile.Instruction;
import dev.signlab.image.dockerfile.Variables;
import dev.signlab.image.tree.ImagePath;
import dev.signlab.json.Json;
import dev.signlab.oci.model.Platform;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A config that grows with the instructions of a Dockerfile (OCI image-spec config.md). What the
 * config of the base says and no instruction changes stays as it is, also what nobody here knows.
 * Used by one thread.
 */
final class ConfigDraft {

  /**
   * Nothing in an image tells when it was built, or the same files would not give the same digest.
   */
  private static final String EPOCH = "1970-01-01T00:00:00Z";

  /** What tells how the base was built by Docker of old times, and says nothing of this image. */
  private static final List<String> OF_THE_BASE =
      List.of("id", "parent", "container", "container_config", "docker_version", "throwaway");

  private static final List<String> OF_ITS_CONTAINER =
      List.of(
          "Hostname",
          "Domainname",
          "Image",
          "AttachStdin",
          "AttachStdout",
          "AttachStderr",
          "Tty",
          "OpenStdin",
          "StdinOnce",
          "NetworkDisabled",
          "MacAddress",
          "ArgsEscaped");

  private static final String EMPTY_LAYER = "empty_layer";
  private static final String CONFIG = "config";
  private static final String COMMAND = "Cmd";

  private final ObjectNode node;
  private final ObjectNode run;
  private boolean hasOwnCommand;

  private ConfigDraft(ObjectNode node) {
    this.node = node;
    this.run = node.path(CONFIG) instanceof ObjectNode object ? object : node.putObject(CONFIG);
  }

  /** Begins with nothing. */
  static ConfigDraft scratch(Platform platform) {
    ObjectNode node = Json.object().put("created", EPOCH);
    node.put("architecture", platform.architecture()).put("os", platform.os());
    if (!platform.variant().isEmpty()) {
      node.put("variant", platform.variant());
    }
    ConfigDraft draft = new ConfigDraft(node);
    draft.run.putArray("Env").add("PATH=" + Variables.DEFAULT_PATH);
    draft.run.put("WorkingDir", ImagePath.ROOT);
    return draft;
  }

  /**
   * Begins with the config of an image.
   *
   * @param layers how many layers the image has
   */
  static ConfigDraft of(ObjectNode base, int layers) {
    ConfigDraft draft = new ConfigDraft(base.deepCopy().put("created", EPOCH));
    draft.node.remove(OF_THE_BASE);
    draft.run.remove(OF_ITS_CONTAINER);
    draft.run.remove("OnBuild");
    draft.completeHistory(layers);
    if (!draft.variables().containsKey("PATH")) {
      draft.array(draft.run, "Env").add("PATH=" + Variables.DEFAULT_PATH);
    }
    return draft;
  }

  /** Begins with what this one says now; neither sees changes of the other. */
  ConfigDraft copy() {
    ConfigDraft copy = new ConfigDraft(node.deepCopy());
    copy.run.remove("OnBuild");
    return copy;
  }

  /** An entry that is no empty layer is needed for each layer, and none beyond. */
  private void completeHistory(int layers) {
    ArrayNode history = array(node, "history");
    int told = 0;
    for (JsonNode entry : history) {
      if (!entry.path(EMPTY_LAYER).asBoolean(false) && ++told > layers) {
        ((ObjectNode) entry).put(EMPTY_LAYER, true);
      }
    }
    for (int i = told; i < layers; i++) {
      history.add(Json.object().put("created", EPOCH).put("created_by", "base image"));
    }
  }

  /** Returns the variables by name. */
  Map<String, String> variables() {
    Map<String, String> variables = new LinkedHashMap<>();
    for (JsonNode each : run.path("Env")) {
      String[] parts = each.asString("").split("=", 2);
      variables.put(parts[0], parts.length > 1 ? parts[1] : "");
    }
    return variables;
  }

  /** Returns the user that {@code USER} named last. */
  Optional<String> user() {
    return Optional.of(run.path("User").asString("")).filter(user -> !user.isEmpty());
  }

  /** Returns a path of the image as an absolute one. */
  String under(String path) {
    return ImagePath.clean("/" + run.path("WorkingDir").asString(""), path);
  }

  /** Returns the instructions that {@code ONBUILD} keeps for builds upon this image. */
  List<String> triggers() {
    return triggers(node);
  }

  /** Returns the instructions that {@code ONBUILD} of an image keeps. */
  static List<String> triggers(JsonNode config) {
    List<String> triggers = new ArrayList<>();
    config.path(CONFIG).path("OnBuild").forEach(each -> triggers.add(each.asString("")));
    return triggers;
  }

  void apply(Instruction instruction) {
    switch (instruction) {
      case Instruction.Copy copy -> {} // files are the tree's business
      case Instruction.Arg arg -> {} // values of arguments do not stay in an image
      case Instruction.Env env -> setVariables(env.values());
      case Instruction.Label label -> label.values().forEach(object(run, "Labels")::put);
      case Instruction.Workdir workdir -> run.put("WorkingDir", under(workdir.path()));
      case Instruction.User named -> run.put("User", named.user());
      case Instruction.Expose expose -> addNames("ExposedPorts", expose.ports());
      case Instruction.Volume volume -> addNames("Volumes", volume.paths());
      case Instruction.StopSignal stop -> run.put("StopSignal", stop.signal());
      case Instruction.Maintainer maintainer -> node.put("author", maintainer.author());
      case Instruction.Shell shell -> putList("Shell", shell.words());
      case Instruction.OnBuild trigger -> array(run, "OnBuild").add(trigger.trigger());
      case Instruction.HealthCheck check -> setHealthCheck(check);
      case Instruction.Cmd cmd -> {
        putList(COMMAND, inShell(cmd.words(), cmd.isForShell()));
        hasOwnCommand = true;
      }
      case Instruction.Entrypoint start -> {
        putList("Entrypoint", inShell(start.words(), start.isForShell()));
        if (!hasOwnCommand) {
          run.remove(COMMAND); // it was meant for the entrypoint of the base
        }
      }
    }
  }

  private void setVariables(Map<String, String> values) {
    Map<String, String> all = variables();
    all.putAll(values);
    putList("Env", all.entrySet().stream().map(e -> e.getKey() + "=" + e.getValue()).toList());
  }

  private void addNames(String name, List<String> more) {
    ObjectNode old = object(run, name);
    TreeSet<String> all = new TreeSet<>(more);
    old.properties().forEach(each -> all.add(each.getKey()));
    ObjectNode object = run.putObject(name);
    all.forEach(
        each -> object.set(each, old.path(each) instanceof ObjectNode o ? o : Json.object()));
  }

  private void setHealthCheck(Instruction.HealthCheck check) {
    ObjectNode object = run.putObject("Healthcheck");
    ArrayNode test = object.putArray("Test");
    check.test().forEach(test::add);
    check.numbers().forEach(object::put);
  }

  private List<String> inShell(List<String> words, boolean isForShell) {
    if (!isForShell) {
      return words;
    }
    List<String> all = new ArrayList<>();
    run.path("Shell").forEach(each -> all.add(each.asString("")));
    if (all.isEmpty()) {
      all.addAll(List.of("/bin/sh", "-c"));
    }
    all.addAll(words);
    return all;
  }

  /**
   * Adds an entry of the history.
   *
   * @param isEmpty whether no layer belongs to it
   */
  void addHistory(String createdBy, boolean isEmpty) {
    ObjectNode entry = Json.object().put("created", EPOCH).put("created_by", createdBy);
    if (isEmpty) {
      entry.put(EMPTY_LAYER, true);
    }
    array(node, "history").add(entry);
  }

  /** Returns the config of an image with these layers, base first. */
  byte[] write(List<Digest> diffIds) {
    ObjectNode whole = node.deepCopy();
    JsonNode history = whole.remove("history");
    ObjectNode rootfs = whole.putObject("rootfs");
    rootfs.put("type", "layers");
    ArrayNode ids = rootfs.putArray("diff_ids");
    diffIds.forEach(id -> ids.add(id.toString()));
    if (history != null) {
      whole.set("history", history);
    }
    return Json.write(whole);
  }

  private void putList(String name, List<String> words) {
    ArrayNode array = run.putArray(name);
    words.forEach(array::add);
  }

  private ArrayNode array(ObjectNode in, String name) {
    return in.path(name) instanceof ArrayNode array ? array : in.putArray(name);
  }

  private static ObjectNode object(ObjectNode in, String name) {
    return in.path(name) instanceof ObjectNode object ? object : in.putObject(name);
  }
}
