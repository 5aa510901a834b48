package dev.signlab.scenario.gate;

import dev.signlab.diagnostic.LabException;
import dev.signlab.scenario.load.Anchors;
import dev.signlab.scenario.load.Catalogue;
import dev.signlab.scenario.load.LineBook;
import dev.signlab.scenario.load.ScenarioLoader;
import dev.signlab.scenario.load.ScenarioSearch;
import dev.signlab.scenario.model.Scenario;
import dev.signlab.scenario.model.Task;
import dev.signlab.scenario.paper.Papers;
import dev.signlab.scenario.paper.Unwritten;
import dev.signlab.scenario.paper.Written;
import dev.signlab.scenario.source.Finding;
import dev.signlab.scenario.source.Findings;
import dev.signlab.scenario.source.ScenarioFolder;
import dev.signlab.yaml.Place;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Proves scenarios: first by reading them, and what holds on paper through the real line
 * interpreter, each in a fresh world, and all of them one after another in one.
 *
 * @param worlds makes the worlds
 * @param top the folder that holds the lab's own {@code content} and {@code labs}
 * @param book knows the commands, and says which lines a scenario may type
 */
public record Gate(FreshWorlds worlds, Path top, LineBook book) {

  /**
   * What is asked of the gate.
   *
   * @param quick whether reading is enough
   * @param twice whether each is proven a second time, whose outcomes must be the same
   * @param task the only task to prove, or nothing for all
   * @param done told of each proof as soon as it is there
   */
  public record Order(
      boolean quick, boolean twice, Optional<String> task, Consumer<ScenarioProof> done) {

    /** Everything once, without word in between. */
    public static final Order ALL = new Order(false, false, Optional.empty(), _ -> {});

    /** Reads the files, and does no more. */
    public static final Order QUICK = new Order(true, false, Optional.empty(), _ -> {});
  }

  /**
   * Proves every scenario of a folder.
   *
   * @param labs a folder of tracks, a track, or one scenario
   * @return a proof for each, one more for all of them one after another, and one for files that
   *     could not be read or would be passed over
   * @throws LabException when there is no such folder
   */
  public List<ScenarioProof> prove(Path labs, Order order) {
    Catalogue catalogue = read(labs);
    List<Finding> findings = new ArrayList<>(ScenarioSearch.overlooked(labs));
    findings.addAll(catalogue.findings());
    findings.addAll(ofDefective(labs, catalogue));
    List<Scenario> scenarios = taken(catalogue, order, labs, findings);
    List<ScenarioProof> proofs = new ArrayList<>();
    if (!findings.isEmpty()) {
      add(proofs, ScenarioProof.ofFindings("files", findings), order);
    }
    for (Scenario scenario : scenarios) {
      add(proofs, prove(scenario, order), order);
    }
    boolean together = scenarios.size() > 1 && !order.quick() && order.task().isEmpty();
    if (together && proofs.stream().allMatch(ScenarioProof::holds)) {
      add(proofs, course(labs), order);
    }
    return List.copyOf(proofs);
  }

  private static void add(List<ScenarioProof> proofs, ScenarioProof proof, Order order) {
    proofs.add(proof);
    order.done().accept(proof);
  }

  /** Reads the scenarios of a folder; those of the course may be required by them. */
  private Catalogue read(Path labs) {
    return Catalogue.among(
        labs, ScenarioLoader.strict(Anchors.in(top.resolve("content")), book), elsewhere(labs));
  }

  /**
   * Returns what more reading shows of scenarios that have a defect already, so all is told at
   * once.
   */
  private List<Finding> ofDefective(Path labs, Catalogue catalogue) {
    if (catalogue.findings().stream().noneMatch(Finding::isError)) {
      return List.of();
    }
    List<Path> sound = catalogue.scenarios().stream().map(Scenario::folder).toList();
    return Catalogue.read(labs, new ScenarioLoader(Anchors.unchecked())).scenarios().stream()
        .filter(scenario -> !sound.contains(scenario.folder()))
        .filter(scenario -> new ScenarioFolder(scenario.folder()).foreign().isEmpty())
        .flatMap(s -> Papers.read(Written.of(s, book, top.resolve("content"))).stream())
        .filter(finding -> !catalogue.findings().contains(finding))
        .toList();
  }

  /** Returns the names of the labs of the course that are not among those that are asked about. */
  private Set<String> elsewhere(Path labs) {
    Path asked = labs.toAbsolutePath().normalize();
    return CourseNames.of(top.resolve("labs"), folder -> !folder.startsWith(asked));
  }

  private static List<Scenario> taken(
      Catalogue catalogue, Order order, Path labs, List<Finding> findings) {
    if (order.task().isEmpty()) {
      return catalogue.scenarios();
    }
    String task = order.task().get();
    List<Scenario> having =
        catalogue.scenarios().stream().filter(s -> s.task(task).isPresent()).toList();
    if (having.isEmpty() && findings.stream().noneMatch(Finding::isError)) {
      Findings none = new Findings();
      none.add(Place.beginning(labs), "no task of that name", tasks(catalogue), task);
      findings.addAll(none.all());
    }
    return having;
  }

  private static String tasks(Catalogue catalogue) {
    return catalogue.scenarios().stream()
        .flatMap(scenario -> scenario.tasks().stream())
        .map(Task::id)
        .collect(Collectors.joining(", ", "one of ", ""));
  }

  /**
   * Proves the scenarios of a folder in their order, each in the world that those before it leave.
   */
  public ScenarioProof course(Path labs) {
    try (FreshWorld world = worlds.make(labs)) {
      return new CourseWalk(world, world.lab().catalogue().scenarios()).run();
    }
  }

  /** Proves them in an order by chance, each behind those that it requires. */
  public ScenarioProof course(Path labs, long seed) {
    try (FreshWorld world = worlds.make(labs)) {
      List<Scenario> course = world.lab().catalogue().scenarios();
      return new CourseWalk(world, CourseOrder.random(course, seed)).run();
    }
  }

  private ScenarioProof prove(Scenario scenario, Order order) {
    long start = System.nanoTime();
    Written written = Written.of(scenario, book, top.resolve("content"));
    List<Finding> read = new ArrayList<>(Papers.read(written));
    boolean sound = read.stream().noneMatch(Finding::isError);
    read.addAll(Unwritten.in(written));
    if (order.quick() || !sound) {
      return new ScenarioProof(scenario.id(), 1, since(start), read);
    }
    ScenarioProof proof = order.twice() ? twice(written, order) : walk(written, order).proof();
    List<Finding> all = new ArrayList<>(read);
    all.addAll(proof.findings());
    return new ScenarioProof(scenario.id(), 1 + proof.steps(), since(start), all);
  }

  private ScenarioProof twice(Written written, Order order) {
    return new TwoProofs(walk(written, order), walk(written, order)).together();
  }

  private TracedProof walk(Written written, Order order) {
    Scenario scenario = written.scenario();
    Place start = written.places().of("world");
    try (TracedWorld world = new TracedWorld(worlds.make(scenario.folder()), start)) {
      return new TracedProof(
          new ProofWalk(world, written, order.task()).run(), world.lines(), start);
    } catch (LabException e) {
      Findings stopped = new Findings();
      stopped.add(start, e);
      ScenarioProof proof = ScenarioProof.ofFindings(scenario.id(), stopped.all());
      return new TracedProof(proof, List.of(), start);
    }
  }

  private static long since(long start) {
    return (System.nanoTime() - start) / 1_000_000;
  }
}
