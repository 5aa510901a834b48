package dev.signlab.scenario.load;

import dev.signlab.scenario.model.Scenario;
import dev.signlab.scenario.source.Findings;
import dev.signlab.scenario.source.Nearest;
import dev.signlab.scenario.source.YamlPlaces;
import dev.signlab.yaml.Place;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What scenarios require: whether it is there, and can be had in some order.
 *
 * @param scenarios those that are read
 * @param elsewhere the names of others, which lie elsewhere
 */
record Requirements(List<Scenario> scenarios, Set<String> elsewhere) {

  private static final String REQUIRES = "requires";

  /** Copies the lists. */
  Requirements {
    scenarios = List.copyOf(scenarios);
    elsewhere = Set.copyOf(elsewhere);
  }

  void check(Findings findings) {
    Set<String> known = new TreeSet<>(elsewhere);
    Map<String, Scenario> byId = new HashMap<>();
    for (Scenario scenario : scenarios) {
      known.add(scenario.id());
      byId.put(scenario.id(), scenario);
    }
    for (Scenario scenario : scenarios) {
      taken(scenario, findings);
      required(scenario, known, findings);
      if (reaches(scenario.id(), scenario, byId, new HashSet<>())) {
        findings.add(
            place(scenario, REQUIRES),
            scenario.id() + " requires itself, in a circle",
            "scenarios that can be done one after another",
            String.join(", ", scenario.requires()));
      }
    }
  }

  private void taken(Scenario scenario, Findings findings) {
    if (elsewhere.contains(scenario.id())) {
      findings.advise(
          place(scenario, "id"),
          "a lab of the course is called " + scenario.id(),
          "a name of its own",
          scenario.id());
    }
  }

  private static void required(Scenario scenario, Set<String> known, Findings findings) {
    for (String required : scenario.requires()) {
      if (!known.contains(required)) {
        findings.add(
            place(scenario, REQUIRES),
            "requires a scenario that is not there: " + required,
            "one of " + String.join(", ", known),
            required,
            Nearest.advice(required, known, "list"));
      }
    }
  }

  private static boolean reaches(
      String id, Scenario from, Map<String, Scenario> byId, Set<String> seen) {
    for (String required : from.requires()) {
      Scenario next = byId.get(required);
      boolean leads =
          required.equals(id)
              || (next != null && seen.add(required) && reaches(id, next, byId, seen));
      if (leads) {
        return true;
      }
    }
    return false;
  }

  /** Returns where a key of a scenario's file stands. */
  static Place place(Scenario scenario, String key) {
    return YamlPlaces.of(scenario.folder().resolve(ScenarioLoader.FILE)).of(key);
  }
}
