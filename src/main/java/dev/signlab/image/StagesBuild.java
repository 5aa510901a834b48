package dev.signlab.image;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.image.dockerfile.BuildPlan;
import dev.signlab.image.dockerfile.Instruction;
import dev.signlab.image.dockerfile.Instruction.Copy;
import dev.signlab.image.dockerfile.Origin;
import dev.signlab.image.dockerfile.PlannedStage;
import dev.signlab.image.dockerfile.Variables;
import dev.signlab.image.tree.FileTree;
import dev.signlab.oci.model.Platform;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Builds the stages of a Dockerfile one after another. Used by one thread. */
final class StagesBuild {

  private final BuildPlan plan;
  private final Places places;
  private final BuildFolder folder;
  private final ImageFinder images;
  private final Map<Integer, StageDraft> stages = new HashMap<>();
  private final Map<String, FileTree> trees = new HashMap<>();
  private Optional<BuildFiles> files = Optional.empty();

  StagesBuild(ImageBuild build, BuildPlan plan, Places places, BuildFolder folder) {
    this.plan = plan;
    this.places = places;
    this.folder = folder;
    this.images = new ImageFinder(build, places.context(), folder, plan.request().pulls());
  }

  /** Where the files and the Dockerfile are. */
  record Places(Path context, Path dockerfile) {}

  /** Builds all stages of the plan, and returns the last one. */
  StageDraft run() {
    for (PlannedStage stage : plan.stages()) {
      List<Instruction> instructions = new ArrayList<>();
      StageDraft draft = begin(stage, instructions);
      instructions.addAll(stage.instructions());
      instructions.forEach(each -> carryOut(stage, draft, each));
      stages.put(stage.index(), draft);
    }
    return stage(plan.stages().getLast().index());
  }

  /** An instruction that an image brings along may name a stage that nobody else needs. */
  private StageDraft stage(int index) {
    return Optional.ofNullable(stages.get(index))
        .orElseThrow(
            () ->
                Problem.of("stage " + index + " is not built, since no line of the file needs it")
                    .expected("a stage that another line names")
                    .found("an ONBUILD of the base image that names it")
                    .cause(Cause.MALFORMED)
                    .asException());
  }

  /** Begins a stage, and adds the instructions that its base image brings along. */
  private StageDraft begin(PlannedStage stage, List<Instruction> triggers) {
    return switch (stage.base()) {
      case Origin.EarlierStage(int index) -> {
        StageDraft earlier = stage(index);
        addTriggers(stage, earlier.config().triggers(), triggers);
        yield StageDraft.upon(earlier);
      }
      case Origin.OtherImage(String name) -> {
        FoundImage image = images.find(name, platform(stage));
        addTriggers(stage, ConfigDraft.triggers(image.config()), triggers);
        ConfigDraft config = ConfigDraft.of(image.config(), image.layers().size());
        Variables variables = Variables.in(plan, config.variables());
        yield StageDraft.upon(image, config, variables, folder.scratch());
      }
      case Origin.Nothing nothing -> scratch(stage);
      case Origin.Context folderItself -> scratch(stage);
    };
  }

  private StageDraft scratch(PlannedStage stage) {
    ConfigDraft config = ConfigDraft.scratch(platform(stage));
    return StageDraft.upon(config, Variables.in(plan, config.variables()));
  }

  private Platform platform(PlannedStage stage) {
    return stage.platform().orElse(plan.request().platform());
  }

  private void addTriggers(PlannedStage stage, List<String> texts, List<Instruction> instructions) {
    texts.forEach(each -> instructions.add(plan.file().trigger(each, stage.stage().source())));
  }

  private void carryOut(PlannedStage stage, StageDraft draft, Instruction raw) {
    Instruction instruction = draft.expand(raw);
    try {
      switch (instruction) {
        case Copy copy -> copy(stage, draft, copy);
        case Instruction.Workdir workdir -> draft.enter(workdir);
        default -> draft.describe(instruction);
      }
    } catch (LabException e) {
      throw atLine(instruction, e);
    }
  }

  private void copy(PlannedStage stage, StageDraft draft, Copy copy) {
    FileTree source = source(stage, copy);
    String target = copy.target();
    boolean isFolder = target.isEmpty() || target.equals(".") || target.endsWith("/");
    String end = isFolder ? "/" : target.endsWith("/.") ? "/." : "";
    String path = draft.config().under(target);
    String whole = path.equals("/") ? path : path + end;
    CopyStep step = new CopyStep(copy, source, whole, folder.scratch());
    draft.change(copy, step::into);
  }

  private FileTree source(PlannedStage stage, Copy copy) {
    return switch (plan.origin(stage, copy)) {
      case Origin.Context folderItself -> {
        files().check(copy);
        yield files().tree();
      }
      case Origin.Nothing nothing -> FileTree.empty();
      case Origin.EarlierStage(int index) -> stage(index).tree();
      case Origin.OtherImage(String name) ->
          trees.computeIfAbsent(
              name, key -> images.find(key, platform(stage)).tree(folder.scratch()));
    };
  }

  private BuildFiles files() {
    if (files.isEmpty()) {
      files = Optional.of(BuildFiles.of(places.context(), places.dockerfile()));
    }
    return files.get();
  }

  private LabException atLine(Instruction instruction, LabException e) {
    Problem p = e.problem();
    String line = plan.file().name() + " line " + instruction.line() + ": " + p.summary();
    return new LabException(p.withSummary(line).withTried(instruction.text()), e);
  }
}
