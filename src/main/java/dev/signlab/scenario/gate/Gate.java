package dev.signlab.scenario.gate;

import dev.signlab.diagnostic.LabException;
import dev.signlab.scenario.load.Anchors;
import dev.signlab.scenario.load.Catalogue;
import dev.signlab.scenario.load.LineLaw;
import dev.signlab.scenario.load.ScenarioLoader;
import dev.signlab.scenario.load.ScenarioSearch;
import dev.signlab.scenario.model.Scenario;
import dev.signlab.scenario.source.Finding;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Proves scenarios through the real line interpreter: each in a fresh world, and all of them one
 * after another in one.
 *
 * @param worlds makes the worlds
 * @param content the folder that holds {@code lessons}
 * @param law says which lines a scenario may type
 */
public record Gate(FreshWorlds worlds, Path content, LineLaw law) {

  /**
   * Proves every scenario of a folder.
   *
   * @param labs a folder of tracks, a track, or one scenario
   * @return a proof for each, one more for all of them one after another, and one for files that
   *     could not be read or would be passed over
   * @throws LabException when there is no such folder
   */
  public List<ScenarioProof> prove(Path labs) {
    List<Finding> findings = new ArrayList<>(ScenarioSearch.overlooked(labs));
    Catalogue catalogue = Catalogue.read(labs, ScenarioLoader.strict(Anchors.in(content), law));
    findings.addAll(catalogue.findings());
    List<ScenarioProof> proofs = new ArrayList<>();
    if (!findings.isEmpty()) {
      proofs.add(ScenarioProof.ofFindings("files", findings));
    }
    for (Scenario scenario : catalogue.scenarios()) {
      proofs.add(prove(scenario));
    }
    if (catalogue.scenarios().size() > 1) {
      proofs.add(course(labs));
    }
    return proofs;
  }

  /**
   * Proves the scenarios of a folder in their order, each in the world that those before it leave.
   */
  public ScenarioProof course(Path labs) {
    try (FreshWorld world = worlds.make(labs)) {
      return new CourseWalk(world, world.lab().catalogue().scenarios()).run();
    }
  }

  private ScenarioProof prove(Scenario scenario) {
    try (FreshWorld world = worlds.make(scenario.folder())) {
      return new ProofWalk(world, scenario).run();
    } catch (LabException e) {
      String stopped = "no world could be made for it: " + e.problem().summary();
      return new ScenarioProof(scenario.id(), 1, 0, List.of(stopped));
    }
  }
}
