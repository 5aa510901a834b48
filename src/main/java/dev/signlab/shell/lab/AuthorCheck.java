package dev.signlab.shell.lab;

import dev.signlab.content.LessonLibrary;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.scenario.gate.FreshWorlds;
import dev.signlab.scenario.gate.Gate;
import dev.signlab.scenario.gate.ScenarioProof;
import dev.signlab.scenario.gate.report.Reports;
import dev.signlab.scenario.load.ScenarioLoader;
import dev.signlab.scenario.source.Finding;
import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.CommandSpec;
import dev.signlab.shell.command.Completion;
import dev.signlab.shell.command.Flag;
import dev.signlab.shell.command.Invocation;
import dev.signlab.shell.run.CommandTable;
import dev.signlab.shell.run.ScenarioLines;
import dev.signlab.storage.AtomicFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** {@code author check}: proves scenarios. */
final class AuthorCheck implements Command {

  private static final String JAVA = "java";
  private static final String COSIGN = "cosign";
  private static final String QUICK = "quick";
  private static final String TASK = "task";
  private static final String TWICE = "twice";
  private static final String JSON = "json";
  private static final String JUNIT = "junit";
  private static final String SARIF = "sarif";

  private static final CommandSpec SPEC =
      LabCommand.spec("author check", "Prove scenarios, each in a fresh world")
          .optionalArgument("FOLDER", "scenarios, or one; all labs when left out", Completion.FILE)
          .flag(Flag.toggle(QUICK, "only read the files, in less than a second"))
          .flag(Flag.text(TASK, "ID", "prove only this task; those before it are just solved"))
          .flag(
              Flag.toggle(
                  TWICE,
                  "prove each a second time and compare; one scenario is, unless --twice=false"))
          .flag(Flag.toggle(JSON, "print all findings as one JSON object"))
          .flag(Flag.file(JUNIT, "write a JUnit XML file, which CI servers show"))
          .flag(
              Flag.file(SARIF, "write a SARIF 2.1.0 file, which code hosts show beside the lines"))
          .flag(
              Flag.toggle(JAVA, "let scenarios from elsewhere run their Java, which you have read"))
          .flag(
              Flag.file(
                  COSIGN, "a real cosign 3.1, which is given the lines of solution-cosign.lab"))
          .example("author check labs/basics/04-sign")
          .example("author check --quick labs/basics")
          .build();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public int run(Invocation invocation) {
    Path top = Path.of(System.getProperty("signlab.top", "")).toAbsolutePath();
    Path labs = invocation.optionalArgument(0).map(invocation::path).orElse(top.resolve("labs"));
    List<ScenarioProof> proofs = prove(invocation, labs, top);
    report(proofs, invocation);
    if (!proofs.stream().allMatch(ScenarioProof::holds)) {
      throw unproved(proofs, invocation);
    }
    return OK;
  }

  private static List<ScenarioProof> prove(Invocation invocation, Path labs, Path top) {
    ScenarioLines book = new ScenarioLines(invocation.service(CommandTable.class));
    FreshWorlds plain = invocation.service(FreshWorlds.class);
    FreshWorlds worlds =
        invocation.flag(COSIGN).map(invocation::path).map(plain::with).orElse(plain);
    Gate gate = new Gate(invocation.isOn(JAVA) ? worlds.trusting() : worlds, top, book);
    boolean quick = invocation.isOn(QUICK);
    List<ScenarioProof> proofs = new ArrayList<>();
    if (!quick) {
      proofs.addAll(lessons(invocation, labs));
    }
    Gate.Order order =
        new Gate.Order(
            quick,
            twice(invocation, labs),
            invocation.flag(TASK),
            proof -> show(proof, invocation));
    proofs.addAll(gate.prove(labs, order));
    return List.copyOf(proofs);
  }

  /** A second proof takes as long as the first: for many, or in between, it is asked for. */
  private static boolean twice(Invocation invocation, Path labs) {
    boolean one = ScenarioLoader.isScenario(labs) && invocation.flag(TASK).isEmpty();
    return invocation.isGiven(TWICE) ? invocation.isOn(TWICE) : one;
  }

  /** Lessons are converted first: what is wrong with them is known before a world is made. */
  private static List<ScenarioProof> lessons(Invocation invocation, Path labs) {
    List<Finding> lessons = WrittenLessons.check(labs, invocation.service(LessonLibrary.class));
    if (lessons.isEmpty()) {
      return List.of();
    }
    ScenarioProof proof = ScenarioProof.ofFindings("lessons", lessons);
    show(proof, invocation);
    return List.of(proof);
  }

  private static LabException unproved(List<ScenarioProof> proofs, Invocation invocation) {
    List<Finding> errors = proofs.stream().flatMap(proof -> proof.errors().stream()).toList();
    String folder = invocation.optionalArgument(0).map(" "::concat).orElse("");
    return Problem.of("the gate found what is not right yet: " + errors.size())
        .expected("scenarios that hold")
        .found(errors.getFirst().where())
        .hint("put it right and ask again", "author check" + folder)
        .asException();
  }

  private static void report(List<ScenarioProof> proofs, Invocation invocation) {
    Reports reports = new Reports(invocation.path("."));
    if (invocation.isOn(JSON)) {
      invocation.screen().out(reports.json(proofs));
    }
    invocation
        .flag(JUNIT)
        .ifPresent(file -> AtomicFile.write(invocation.output(file), reports.junit(proofs)));
    invocation
        .flag(SARIF)
        .ifPresent(file -> AtomicFile.write(invocation.output(file), reports.sarif(proofs)));
  }

  /** Shown as soon as it is known; what a program reads on standard output stays alone there. */
  private static void show(ScenarioProof proof, Invocation invocation) {
    if (invocation.isOn(JSON)) {
      invocation.screen().err(line(proof, invocation));
      return;
    }
    invocation.screen().out(line(proof, invocation));
    proof.findings().forEach(finding -> invocation.screen().out("    " + finding));
  }

  private static String line(ScenarioProof proof, Invocation invocation) {
    Glyphs glyphs = Glyphs.of(invocation.screen().style());
    String sign = proof.holds() ? glyphs.passed() : glyphs.failed();
    return "%s %-20s %3d statements, %d ms"
        .formatted(sign, proof.scenario(), proof.steps(), proof.millis());
  }
}
