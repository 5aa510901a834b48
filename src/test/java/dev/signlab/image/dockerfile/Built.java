package dev.signlab.image.dockerfile;

import dev.signlab.image.dockerfile.Instruction.Env;
import dev.signlab.image.dockerfile.Instruction.Label;
import dev.signlab.oci.model.Platform;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads Dockerfiles as a build does, without building. */
final class Built {

  private Built() {}

  /** Returns the instructions of the last stage, with values in place of variables. */
  static List<Instruction> instructions(
      String text, Map<String, String> arguments, Map<String, String> below) {
    BuildPlan plan = plan(text, arguments);
    PlannedStage last = plan.stages().getLast();
    Variables variables = Variables.in(plan, below);
    if (last.base() instanceof Origin.EarlierStage) {
      PlannedStage first = plan.stages().getFirst();
      first.instructions().forEach(variables::expand);
      variables = variables.inherited();
    }
    List<Instruction> done = new ArrayList<>();
    for (Instruction instruction : last.instructions()) {
      done.add(variables.expand(instruction));
    }
    return done;
  }

  static List<Instruction> instructions(String text) {
    return instructions(text, Map.of(), Map.of());
  }

  static BuildPlan plan(String text, Map<String, String> arguments) {
    return BuildPlan.of(
        Dockerfile.parse(text, "Dockerfile"),
        new BuildRequest(arguments, Platform.LINUX_AMD64, Optional.empty()));
  }

  /** Returns the labels of the last stage. */
  static Map<String, String> labels(
      String text, Map<String, String> arguments, Map<String, String> below) {
    Map<String, String> labels = new LinkedHashMap<>();
    for (Instruction instruction : instructions(text, arguments, below)) {
      if (instruction instanceof Label label) {
        labels.putAll(label.values());
      }
    }
    return labels;
  }

  /** Returns the one label of a Dockerfile. */
  static String label(String text) {
    return labels(text, Map.of(), Map.of()).values().iterator().next();
  }

  /** Returns what the {@code ENV}s of the last stage set. */
  static Map<String, String> environment(String text) {
    Map<String, String> values = new LinkedHashMap<>();
    for (Instruction instruction : instructions(text)) {
      if (instruction instanceof Env env) {
        values.putAll(env.values());
      }
    }
    return values;
  }
}
