package dev.signlab.image;

import dev.signlab.crypto.Digest;
import dev.signlab.image.dockerfile.Instruction;
import dev.signlab.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A config that grows with the instructions of a Dockerfile. Used by one thread. */
final class ConfigDraft {

  /**
   * Nothing in an image tells when it was built, or the same files would not give the same digest.
   */
  private static final String EPOCH = "1970-01-01T00:00:00Z";

  private final ImageConfig base;
  private final Map<String, String> environment;
  private final Map<String, String> labels;
  private final TreeSet<String> ports;
  private final List<Digest> diffIds;
  private final List<JsonNode> history;
  private List<String> entrypoint;
  private List<String> command;
  private boolean hasOwnCommand;
  private List<String> shell = List.of("/bin/sh", "-c");
  private String user;
  private String directory;

  ConfigDraft(ImageConfig base) {
    this.base = base;
    this.environment = new LinkedHashMap<>(base.variables());
    this.labels = new LinkedHashMap<>(base.labels());
    this.ports = new TreeSet<>(base.ports());
    this.diffIds = new ArrayList<>(base.diffIds());
    this.history = completed(base);
    this.entrypoint = base.entrypoint();
    this.command = base.command();
    this.user = base.user();
    this.directory = base.directory();
  }

  /**
   * Some images tell nothing of their history, but an entry is needed for each layer or for none.
   */
  private static List<JsonNode> completed(ImageConfig base) {
    List<JsonNode> history = new ArrayList<>(base.history());
    long told =
        history.stream().filter(entry -> !entry.path("empty_layer").asBoolean(false)).count();
    for (long i = told; i < base.diffIds().size(); i++) {
      history.add(Json.object().put("created", EPOCH).put("created_by", "base image"));
    }
    return history;
  }

  String directory() {
    return directory.isEmpty() ? "/" : directory;
  }

  /** Tells whether an instruction can be carried out. */
  static boolean takes(Instruction instruction) {
    return switch (instruction) {
      case Instruction.Copy copy ->
          copy.documents().isEmpty()
              && copy.flags().from().isEmpty()
              && !copy.flags().isLinked()
              && !copy.flags().keepsParents()
              && copy.flags().excludes().isEmpty();
      case Instruction.Volume volume -> false;
      case Instruction.StopSignal signal -> false;
      case Instruction.Maintainer maintainer -> false;
      case Instruction.HealthCheck check -> false;
      case Instruction.OnBuild trigger -> false;
      default -> true;
    };
  }

  void apply(Instruction instruction) {
    switch (instruction) {
      case Instruction.Copy copy -> {} // its layer is added once that is built
      case Instruction.Env env -> environment.putAll(env.values());
      case Instruction.Label label -> labels.putAll(label.values());
      case Instruction.Workdir workdir -> directory = under(workdir.path());
      case Instruction.User named -> user = named.user();
      case Instruction.Expose expose -> ports.addAll(expose.ports());
      case Instruction.Shell named -> shell = named.words();
      case Instruction.Cmd cmd -> {
        command = inShell(cmd.words(), cmd.isForShell());
        hasOwnCommand = true;
      }
      case Instruction.Entrypoint start -> {
        entrypoint = inShell(start.words(), start.isForShell());
        // A command of the base was meant for the entrypoint of the base.
        command = hasOwnCommand ? command : List.of();
      }
      default -> {} // takes() says which these are
    }
  }

  private List<String> inShell(List<String> words, boolean isForShell) {
    List<String> all = new ArrayList<>(isForShell ? shell : List.of());
    all.addAll(words);
    return all;
  }

  void addLayer(Digest diffId, String createdBy) {
    diffIds.add(diffId);
    history.add(Json.object().put("created", EPOCH).put("created_by", createdBy));
  }

  /** Returns a path of the image as an absolute one. */
  String under(String path) {
    String whole = path.startsWith("/") ? path : directory() + "/" + path;
    List<String> parts = new ArrayList<>();
    for (String part : whole.split("/", -1)) {
      if (part.equals("..") && !parts.isEmpty()) {
        parts.removeLast();
      } else if (!part.isEmpty() && !part.equals(".") && !part.equals("..")) {
        parts.add(part);
      }
    }
    return "/" + String.join("/", parts);
  }

  byte[] write() {
    ObjectNode node = Json.object();
    node.put("created", EPOCH);
    node.put("architecture", base.architecture());
    node.put("os", base.os());
    node.set("config", runtime());
    ObjectNode rootfs = node.putObject("rootfs");
    rootfs.put("type", "layers");
    ArrayNode ids = rootfs.putArray("diff_ids");
    diffIds.forEach(id -> ids.add(id.toString()));
    ArrayNode entries = node.putArray("history");
    history.forEach(entries::add);
    return Json.write(node);
  }

  private ObjectNode runtime() {
    ObjectNode run = Json.object();
    if (!user.isEmpty()) {
      run.put("User", user);
    }
    if (!ports.isEmpty()) {
      ObjectNode exposed = run.putObject("ExposedPorts");
      ports.forEach(exposed::putObject);
    }
    if (!environment.isEmpty()) {
      ArrayNode variables = run.putArray("Env");
      environment.forEach((name, value) -> variables.add(name + "=" + value));
    }
    putList(run, "Entrypoint", entrypoint);
    putList(run, "Cmd", command);
    if (!directory.isEmpty()) {
      run.put("WorkingDir", directory);
    }
    if (!labels.isEmpty()) {
      ObjectNode object = run.putObject("Labels");
      labels.forEach(object::put);
    }
    return run;
  }

  private static void putList(ObjectNode run, String name, List<String> words) {
    if (!words.isEmpty()) {
      ArrayNode array = run.putArray(name);
      words.forEach(array::add);
    }
  }
}
