package dev.signlab.shell.lab;

import dev.signlab.content.LessonLibrary;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.scenario.gate.FreshWorlds;
import dev.signlab.scenario.gate.Gate;
import dev.signlab.scenario.gate.ScenarioProof;
import dev.signlab.scenario.source.Finding;
import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.CommandSpec;
import dev.signlab.shell.command.Completion;
import dev.signlab.shell.command.Flag;
import dev.signlab.shell.command.Invocation;
import dev.signlab.shell.run.CommandTable;
import dev.signlab.shell.run.ScenarioLines;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** {@code author check}: proves scenarios. */
final class AuthorCommands implements Command {

  private static final String JAVA = "java";

  private static final CommandSpec SPEC =
      LabCommand.spec("author check", "Prove scenarios, each in a fresh world")
          .optionalArgument("FOLDER", "scenarios, or one; all labs when left out", Completion.FILE)
          .flag(
              Flag.toggle(JAVA, "let scenarios from elsewhere run their Java, which you have read"))
          .example("author check labs/basics/04-sign")
          .build();

  static List<Command> all() {
    return List.of(new AuthorCommands());
  }

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public int run(Invocation invocation) {
    Path top = Path.of(System.getProperty("signlab.top", "")).toAbsolutePath();
    Path labs = invocation.optionalArgument(0).map(invocation::path).orElse(top.resolve("labs"));
    List<ScenarioProof> proofs = prove(invocation, labs, top.resolve("content"));
    proofs.forEach(proof -> show(proof, invocation));
    if (!proofs.stream().allMatch(ScenarioProof::holds)) {
      throw unproved(proofs, invocation);
    }
    return OK;
  }

  private static List<ScenarioProof> prove(Invocation invocation, Path labs, Path content) {
    ScenarioLines rules = new ScenarioLines(invocation.service(CommandTable.class));
    FreshWorlds worlds = invocation.service(FreshWorlds.class);
    Gate gate =
        new Gate(invocation.isOn(JAVA) ? worlds.trusting() : worlds, content, rules::refusal);
    List<ScenarioProof> proofs = new ArrayList<>(gate.prove(labs));
    List<Finding> lessons = WrittenLessons.check(labs, invocation.service(LessonLibrary.class));
    if (!lessons.isEmpty()) {
      proofs.add(ScenarioProof.ofFindings("lessons", lessons));
    }
    return List.copyOf(proofs);
  }

  private static LabException unproved(List<ScenarioProof> proofs, Invocation invocation) {
    List<String> failures = proofs.stream().flatMap(proof -> proof.failures().stream()).toList();
    String folder = invocation.optionalArgument(0).map(" "::concat).orElse("");
    return Problem.of("the gate found what is not right yet: " + failures.size())
        .expected("scenarios that hold")
        .found(failures.isEmpty() ? "one that does not" : failures.getFirst())
        .hint("put it right and ask again", "author check" + folder)
        .asException();
  }

  private static void show(ScenarioProof proof, Invocation invocation) {
    Glyphs glyphs = Glyphs.of(invocation.screen().style());
    String sign = proof.holds() ? glyphs.passed() : glyphs.failed();
    invocation
        .screen()
        .out(
            "%s %-20s %3d statements, %d ms"
                .formatted(sign, proof.scenario(), proof.steps(), proof.millis()));
    proof.failures().forEach(failure -> invocation.screen().out("    " + failure));
  }
}
