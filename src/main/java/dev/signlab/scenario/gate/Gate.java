package dev.signlab.scenario.gate;

import dev.signlab.scenario.load.Anchors;
import dev.signlab.scenario.load.Catalogue;
import dev.signlab.scenario.load.ScenarioLoader;
import dev.signlab.scenario.model.Scenario;
import dev.signlab.scenario.source.Finding;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Proves scenarios, each in a fresh world through the real line interpreter.
 *
 * @param worlds makes the worlds
 * @param content the folder that holds {@code lessons}
 */
public record Gate(FreshWorlds worlds, Path content) {

  /**
   * Proves every scenario of a folder.
   *
   * @param labs a folder of tracks, a track, or one scenario
   * @return a proof for each, and one more for files that could not be read
   */
  public List<ScenarioProof> prove(Path labs) {
    Catalogue catalogue = Catalogue.read(labs, new ScenarioLoader(Anchors.in(content)));
    List<ScenarioProof> proofs = new ArrayList<>();
    if (!catalogue.findings().isEmpty()) {
      List<String> findings = catalogue.findings().stream().map(Finding::toString).toList();
      proofs.add(new ScenarioProof("files", findings.size(), 0, findings));
    }
    for (Scenario scenario : catalogue.scenarios()) {
      proofs.add(prove(scenario));
    }
    return proofs;
  }

  private ScenarioProof prove(Scenario scenario) {
    try (FreshWorld world = worlds.make(scenario.folder())) {
      return new ProofWalk(world, scenario).run();
    }
  }
}
