package dev.signlab.scenario.load;

import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.scenario.model.Scenario;
import dev.signlab.scenario.source.Finding;
import dev.signlab.scenario.source.Findings;
import dev.signlab.scenario.source.Nearest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * All scenarios of a folder, in the order of their tracks as a file {@value Tracks#FILE} there
 * names them, a line each, and within a track, or without such a file, of their folders' names.
 *
 * @param scenarios those without a finding
 * @param findings everything that is wrong with the others
 */
public record Catalogue(List<Scenario> scenarios, List<Finding> findings) {

  /** Copies the lists. */
  public Catalogue {
    scenarios = List.copyOf(scenarios);
    findings = List.copyOf(findings);
  }

  /**
   * Reads every scenario below a folder. One that is defective does not hide the others.
   *
   * @param labs a folder of tracks, a track, or one scenario
   */
  public static Catalogue read(Path labs, ScenarioLoader loader) {
    return read(List.of(labs), loader);
  }

  /**
   * Reads every scenario below several folders, those of the first one first. A name that is taken
   * is a finding, unless it is the same folder that is met again.
   */
  public static Catalogue read(List<Path> places, ScenarioLoader loader) {
    boolean alone = places.size() == 1 && ScenarioLoader.isScenario(places.getFirst());
    return read(places, loader, Set.of(), !alone);
  }

  /**
   * Reads every scenario below a folder, among others that lie elsewhere.
   *
   * @param labs a folder of tracks, a track, or one scenario
   * @param elsewhere the names of the others, which may be required and not be taken
   */
  public static Catalogue among(Path labs, ScenarioLoader loader, Set<String> elsewhere) {
    return read(List.of(labs), loader, elsewhere, true);
  }

  private static Catalogue read(
      List<Path> places, ScenarioLoader loader, Set<String> elsewhere, boolean knowsAll) {
    Findings findings = new Findings();
    Set<Path> folders = new LinkedHashSet<>();
    places.forEach(labs -> folders.addAll(folders(labs, findings)));
    Map<String, Scenario> byId = new HashMap<>();
    List<Scenario> scenarios = new ArrayList<>();
    for (Loaded each : folders.parallelStream().map(it -> Loaded.of(it, loader)).toList()) {
      each.findings().forEach(findings::add);
      each.scenario().filter(found -> isNew(found, byId, findings)).ifPresent(scenarios::add);
    }
    if (knowsAll) {
      new Requirements(scenarios, elsewhere).check(findings);
    }
    return new Catalogue(scenarios, findings.all());
  }

  /** One folder, read beside others: all of them are read before the first prompt. */
  private record Loaded(Optional<Scenario> scenario, List<Finding> findings) {

    static Loaded of(Path folder, ScenarioLoader loader) {
      Findings own = new Findings();
      Optional<Scenario> scenario = loader.load(folder, own);
      return new Loaded(scenario, own.all());
    }
  }

  /** Returns this catalogue with one more finding about where scenarios are looked for. */
  public Catalogue with(Finding finding) {
    List<Finding> more = new ArrayList<>(findings);
    more.add(finding);
    return new Catalogue(scenarios, more);
  }

  /** Finds a scenario by its name, or by its place in the list counted from 1. */
  public Optional<Scenario> find(String word) {
    return scenarios.stream()
        .filter(s -> s.id().equals(word) || String.valueOf(number(s)).equals(word))
        .findFirst();
  }

  /** Returns a scenario, or refuses with the nearest name. */
  public Scenario get(String word) {
    List<String> ids = scenarios.stream().map(Scenario::id).toList();
    return find(word).orElseThrow(() -> defective(word).orElseGet(() -> unknown(word, ids)));
  }

  /** What was left out because of a finding is there all the same, for who asks for it. */
  private Optional<LabException> defective(String word) {
    return findings.stream()
        .filter(finding -> isIn(finding.place().file(), word))
        .findFirst()
        .map(
            finding ->
                Problem.of("the lab " + word + " has a defect")
                    .expected("a scenario without findings")
                    .found(finding.toString())
                    .hint(
                        "to see all that is wrong",
                        "author check " + finding.place().file().resolveSibling(""))
                    .asException());
  }

  private static boolean isIn(Path file, String word) {
    String folder = String.valueOf(file.resolveSibling("").getFileName());
    return folder.replaceFirst("^[0-9]+-", "").equals(word);
  }

  private static LabException unknown(String word, List<String> ids) {
    return Problem.of("no lab " + word)
        .expected("one of " + String.join(", ", ids))
        .found(word)
        .command(Nearest.to(word, ids).map(id -> "start " + id).orElse("list"))
        .asException();
  }

  /** Returns a scenario's place in the list, counted from 1. */
  public int number(Scenario scenario) {
    return scenarios.indexOf(scenario) + 1;
  }

  private static boolean isNew(Scenario scenario, Map<String, Scenario> byId, Findings findings) {
    Scenario other = byId.putIfAbsent(scenario.id(), scenario);
    if (other == null) {
      return true;
    }
    findings.add(
        Requirements.place(scenario, "id"),
        "two scenarios are called " + scenario.id(),
        "a name of its own",
        "the one in " + other.folder());
    return false;
  }

  private static List<Path> folders(Path labs, Findings findings) {
    Comparator<Path> order = Tracks.of(labs, findings).order();
    return ScenarioFolders.below(labs, findings).stream().sorted(order).toList();
  }
}
