package dev.signlab.image.dockerfile;

import dev.signlab.image.dockerfile.Instruction.Arg;
import dev.signlab.image.dockerfile.Instruction.Copy;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What has to be built of a Dockerfile: the stage that is asked for, and those that it needs.
 *
 * @param file the Dockerfile
 * @param request what is asked for
 * @param globals the variables that {@code FROM} sees, and that {@code ARG} without a value takes
 *     over
 * @param stages the stages in their order; the last one is the image
 */
public record BuildPlan(
    Dockerfile file, BuildRequest request, Map<String, String> globals, List<PlannedStage> stages) {

  /** Names that need no {@code ARG}, and that RUN alone would see. */
  private static final Set<String> PREDEFINED =
      Set.of("HTTP_PROXY", "HTTPS_PROXY", "FTP_PROXY", "NO_PROXY", "ALL_PROXY");

  /** Copies the parts. */
  public BuildPlan {
    globals = Map.copyOf(globals);
    stages = List.copyOf(stages);
  }

  /**
   * Plans a build.
   *
   * @throws dev.signlab.diagnostic.LabException naming each line that cannot be carried out here
   */
  public static BuildPlan of(Dockerfile file, BuildRequest request) {
    return new Planning(file, request).plan();
  }

  /**
   * Returns from where a {@code COPY} of a planned stage takes its files.
   *
   * @param stage the stage in which it stands
   */
  public Origin origin(PlannedStage stage, Copy copy) {
    return StageNames.of(file).origin(stage.index(), copy);
  }

  /** Returns what Docker would warn of, one text each. */
  public List<String> warnings() {
    Set<String> unused = new TreeSet<>(request.arguments().keySet());
    unused.removeAll(declared());
    unused.removeIf(name -> PREDEFINED.contains(name.toUpperCase(Locale.ROOT)));
    unused.removeIf(name -> name.startsWith("BUILDKIT_") || name.equals("SOURCE_DATE_EPOCH"));
    List<String> warnings = new ArrayList<>(file.warnings());
    if (!unused.isEmpty()) {
      warnings.add("one or more build-args " + unused + " were not consumed");
    }
    return List.copyOf(warnings);
  }

  private Set<String> declared() {
    Set<String> names = new LinkedHashSet<>(GlobalArguments.platforms(request).keySet());
    file.arguments().forEach(arg -> addNames(arg, names));
    for (PlannedStage stage : stages) {
      for (Instruction instruction : stage.instructions()) {
        if (instruction instanceof Arg arg) {
          addNames(arg, names);
        }
      }
    }
    return names;
  }

  private static void addNames(Arg arg, Set<String> names) {
    arg.arguments().forEach(each -> names.add(each.name()));
  }
}
