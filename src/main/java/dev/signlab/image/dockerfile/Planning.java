package dev.signlab.image.dockerfile;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.image.dockerfile.Instruction.Copy;
import dev.signlab.image.dockerfile.Origin.EarlierStage;
import dev.signlab.oci.model.Platform;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Makes a {@link BuildPlan}: finds the stages that are needed, and what they cannot do. */
final class Planning {

  private final Dockerfile file;
  private final BuildRequest request;
  private final Map<String, String> globals;
  private final StageNames names;
  private final Findings findings;
  private final int target;
  private final Map<Integer, PlannedStage> planned = new TreeMap<>();

  Planning(Dockerfile file, BuildRequest request) {
    this.file = file;
    this.request = request;
    this.globals = GlobalArguments.of(file, request);
    this.names = StageNames.of(file);
    this.findings = new Findings(file.name());
    this.target = findTarget();
  }

  BuildPlan plan() {
    TreeSet<Integer> wanted = new TreeSet<>(List.of(target));
    while (!wanted.isEmpty()) {
      wanted.addAll(needs(wanted.pollLast()));
    }
    findings.throwIfAny();
    return new BuildPlan(file, request, globals, List.copyOf(planned.values()));
  }

  private int findTarget() {
    return request
        .target()
        .map(name -> names.find(name).orElseThrow(() -> noStage(name)))
        .orElse(file.stages().size() - 1);
  }

  /** Plans a stage, and returns the stages above that it needs. */
  private Set<Integer> needs(int index) {
    Stage stage = file.stages().get(index);
    Set<Integer> needs = new TreeSet<>();
    findings.addAll(stage.refused());
    try {
      Origin base = names.base(index, expand(stage.base(), "an image"));
      planned.put(
          index, new PlannedStage(index, stage, base, platform(stage), instructions(index, stage)));
      addStage(base, needs);
    } catch (LineFault fault) {
      findings.add(stage.source().number(), fault);
    }
    for (Instruction instruction : stage.instructions()) {
      if (instruction instanceof Copy copy) {
        addOrigin(index, copy, needs);
      }
    }
    return needs;
  }

  /** The labels that are asked for come last in the stage that becomes the image. */
  private List<Instruction> instructions(int index, Stage stage) {
    if (index != target || request.labels().isEmpty()) {
      return stage.instructions();
    }
    Map<String, String> labels = new LinkedHashMap<>();
    request.labels().forEach((name, value) -> labels.put(literal(name), literal(value)));
    SourceLine line = new SourceLine(stage.source().number(), "LABEL " + request.labels());
    List<Instruction> all = new ArrayList<>(stage.instructions());
    all.add(new Instruction.Label(line, labels));
    return all;
  }

  /** Returns a text of which {@link Variables} makes the given one. */
  private String literal(String text) {
    StringBuilder escaped = new StringBuilder();
    text.chars().forEach(c -> escaped.append(file.escape()).append((char) c));
    return escaped.toString();
  }

  private void addOrigin(int index, Copy copy, Set<Integer> needs) {
    try {
      addStage(names.origin(index, copy), needs);
    } catch (LineFault fault) {
      findings.add(copy.line(), fault);
    }
  }

  private static void addStage(Origin origin, Set<Integer> needs) {
    if (origin instanceof EarlierStage(int index)) {
      needs.add(index);
    }
  }

  private Optional<Platform> platform(Stage stage) {
    return stage
        .platform()
        .map(text -> expand(text, "a platform"))
        .map(
            text ->
                Platform.find(text)
                    .orElseThrow(
                        () ->
                            new LineFault(
                                text + " is no platform", "for example --platform=linux/amd64")));
  }

  private String expand(String text, String what) {
    String value =
        Expansion.word(text, file.escape(), name -> Optional.ofNullable(globals.get(name)));
    if (value.isEmpty()) {
      throw new LineFault(
          text + " gives no text where " + what + " is wanted",
          "give the variable a value above the first FROM: ARG NAME=VALUE");
    }
    return value;
  }

  private LabException noStage(String name) {
    String all =
        file.stages().stream()
            .flatMap(stage -> stage.name().stream())
            .collect(Collectors.joining(", "));
    return Problem.of("no stage " + name + " in " + file.name())
        .expected("the name or the number of a stage, counted from 0")
        .found(all.isEmpty() ? file.stages().size() + " stages without a name" : all)
        .hint("a stage gets its name in its first line", "FROM IMAGE AS " + name)
        .cause(Cause.MALFORMED)
        .asException();
  }
}
