package dev.signlab.image.dockerfile;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads a Dockerfile from top to bottom, and goes on after an error to find the others. */
final class DockerfileParser {

  private static final Pattern STAGE_NAME = Pattern.compile("[a-z][a-z0-9-_.]*");

  private static final String RUN_HINT =
      "make the file on this machine and COPY it, or start FROM an image that has it";

  private final String name;
  private final Findings findings;
  private final List<Instruction.Arg> arguments = new ArrayList<>();
  private final List<Draft> drafts = new ArrayList<>();

  DockerfileParser(String name) {
    this.name = name;
    this.findings = new Findings(name);
  }

  /** A stage of which not all has been read. */
  private record Draft(Stage head, List<Instruction> instructions, List<Finding> refused) {

    Stage finished() {
      return new Stage(
          head.source(), head.base(), head.platform(), head.name(), instructions, refused);
    }
  }

  Dockerfile parse(String text) {
    LineReader reader = new LineReader(text, findings);
    List<LogicalLine> lines = reader.read();
    InstructionReader instructions = new InstructionReader(reader.escape());
    lines.forEach(line -> read(line, instructions));
    if (lines.stream().noneMatch(line -> line.keyword().equals("FROM"))) {
      findings.add(
          1, new LineFault("no FROM: every image begins with one", "begin with FROM scratch"));
    }
    if (!findings.isEmpty() && drafts.size() == 1) {
      findings.addAll(drafts.getFirst().refused());
    }
    findings.throwIfAny();
    List<Stage> stages = drafts.stream().map(Draft::finished).toList();
    return new Dockerfile(name, reader.escape(), arguments, stages, warnings(reader, stages));
  }

  Instruction trigger(String trigger, SourceLine from) {
    List<LogicalLine> lines = new LineReader(trigger, findings).read();
    Draft draft = new Draft(head(from), new ArrayList<>(), new ArrayList<>());
    drafts.add(draft);
    for (LogicalLine line : lines) {
      SourceLine there = new SourceLine(from.number(), line.source().text());
      LogicalLine moved =
          new LogicalLine(there, line.keyword(), line.flags(), line.rest(), line.documents());
      read(moved, new InstructionReader(Directives.BACKSLASH));
    }
    findings.addAll(draft.refused());
    findings.throwIfAny();
    if (draft.instructions().size() != 1) {
      throw findings.problem(from.number(), new LineFault("ONBUILD of the image: " + trigger));
    }
    return draft.instructions().getFirst();
  }

  private static Stage head(SourceLine source) {
    return new Stage(source, "", Optional.empty(), Optional.empty(), List.of(), List.of());
  }

  private void read(LogicalLine line, InstructionReader instructions) {
    try {
      switch (line.keyword()) {
        case "FROM" -> drafts.add(from(line));
        case "RUN" -> stage(line).refused().add(run(line));
        default -> other(line, instructions.read(line));
      }
    } catch (LineFault fault) {
      findings.add(line.number(), fault);
    }
  }

  private void other(LogicalLine line, Instruction instruction) {
    if (drafts.isEmpty() && instruction instanceof Instruction.Arg arg) {
      arguments.add(arg);
    } else {
      stage(line).instructions().add(instruction);
    }
  }

  private Draft stage(LogicalLine line) {
    if (drafts.isEmpty()) {
      throw new LineFault(
          line.keyword() + " before FROM", "only ARG may stand above the first FROM");
    }
    return drafts.getLast();
  }

  private static Finding run(LogicalLine line) {
    String text = "RUN is not done here: " + line.source().text();
    return new Finding(line.number(), text, Optional.of(RUN_HINT), true);
  }

  private static Draft from(LogicalLine line) {
    Flags flags = Flags.of(line, Set.of("platform"), Set.of(), Set.of());
    List<String> words = InstructionReader.split(line.rest());
    boolean isNamed = words.size() == 3 && words.get(1).equalsIgnoreCase("as");
    if (line.rest().isEmpty()) {
      throw new LineFault("FROM without an image", "FROM scratch begins with nothing");
    }
    if (words.size() != 1 && !isNamed) {
      throw new LineFault(
          "FROM takes an image, or an image AS a name: " + line.source().text(),
          "FROM IMAGE AS NAME");
    }
    Optional<String> name = isNamed ? Optional.of(stageName(words.get(2))) : Optional.empty();
    Stage head =
        new Stage(
            line.source(), words.getFirst(), flags.text("platform"), name, List.of(), List.of());
    return new Draft(head, new ArrayList<>(), new ArrayList<>());
  }

  private static String stageName(String word) {
    String name = word.toLowerCase(Locale.ROOT);
    if (!STAGE_NAME.matcher(name).matches()) {
      throw new LineFault(
          "a stage cannot be called " + word,
          "a name begins with a letter and has letters, digits, dots, dashes and underscores");
    }
    return name;
  }

  private static List<String> warnings(LineReader reader, List<Stage> stages) {
    List<String> warnings = new ArrayList<>(reader.warnings());
    Set<String> names = new HashSet<>();
    for (Stage stage : stages) {
      stage
          .name()
          .filter(name -> !names.add(name))
          .ifPresent(
              name ->
                  warnings.add(
                      "line " + stage.source().number() + ": a second stage is called " + name));
    }
    return warnings;
  }
}
