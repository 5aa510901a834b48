package dev.signlab.app;

import dev.signlab.scenario.gate.Gate;
import dev.signlab.scenario.gate.ScenarioProof;
import dev.signlab.shell.run.ScenarioLines;
import java.nio.file.Path;

/**
 * Takes the whole course in an order by chance, each lab behind those that it requires, and prints
 * what was not solved by its solution then. Run by hand, with a seed for each walk.
 */
final class RandomCourseMain {

  private RandomCourseMain() {}

  public static void main(String[] seeds) {
    Gate gate =
        new Gate(new GateWorld.Maker(true), Path.of(""), new ScenarioLines(Commands.table()));
    boolean holds = true;
    for (String seed : seeds) {
      ScenarioProof proof = gate.course(Path.of("labs"), Long.parseLong(seed));
      System.out.printf(
          "seed %s: %d tasks, %d not solved, %d s%n",
          seed, proof.steps(), proof.errors().size(), proof.millis() / 1000);
      proof.findings().forEach(System.out::println);
      holds &= proof.holds();
    }
    System.exit(holds ? 0 : 1);
  }
}
