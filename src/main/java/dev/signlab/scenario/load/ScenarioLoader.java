package dev.signlab.scenario.load;

import dev.signlab.scenario.model.Scenario;
import dev.signlab.scenario.source.Fields;
import dev.signlab.scenario.source.Findings;
import dev.signlab.scenario.source.Names;
import dev.signlab.scenario.source.ScenarioFolder;
import dev.signlab.scenario.source.SourceText;
import dev.signlab.scenario.source.YamlFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Reads the folder of one scenario. Safe for use by several threads. */
public final class ScenarioLoader {

  /** The file that makes a folder a scenario. */
  public static final String FILE = "scenario.yaml";

  private final Anchors anchors;
  private final UnaryOperator<String> words;
  private final Optional<LineLaw> law;

  /**
   * Makes a loader.
   *
   * @param anchors tells which lesson pages there are
   */
  public ScenarioLoader(Anchors anchors) {
    this(anchors, UnaryOperator.identity());
  }

  /**
   * Makes a loader for a world whose registry is elsewhere.
   *
   * @param words puts the names of this world into the text of a file; must keep its lines
   */
  public ScenarioLoader(Anchors anchors, UnaryOperator<String> words) {
    this(anchors, words, Optional.empty());
  }

  private ScenarioLoader(Anchors anchors, UnaryOperator<String> words, Optional<LineLaw> law) {
    this.anchors = anchors;
    this.words = words;
    this.law = law;
  }

  /**
   * Makes a loader that also looks at what lies in the folder, and at every line that is typed.
   *
   * @param law says which lines may be typed
   */
  public static ScenarioLoader strict(Anchors anchors, LineLaw law) {
    return new ScenarioLoader(anchors, UnaryOperator.identity(), Optional.of(law));
  }

  /**
   * Reads a scenario.
   *
   * @param folder the folder that holds {@link #FILE}
   * @param findings receives everything that is wrong with it
   * @return the scenario, or nothing when there is a finding
   */
  public Optional<Scenario> load(Path folder, Findings findings) {
    int before = findings.count();
    Path file = folder.resolve(FILE);
    law.ifPresent(_ -> new ScenarioFolder(folder).foreign().forEach(findings::add));
    if (findings.count() > before) {
      return Optional.empty();
    }
    Optional<Scenario> scenario =
        SourceText.read(file, findings)
            .flatMap(text -> YamlFile.parse(file, words.apply(text), findings))
            .map(map -> Names.of(map, findings).in(map, findings))
            .map(map -> scenario(folder, new Fields(map, "the scenario", findings)));
    law.ifPresent(rules -> new ScriptReader(rules, findings).check(folder));
    return findings.count() == before ? scenario : Optional.empty();
  }

  private Scenario scenario(Path folder, Fields fields) {
    fields.has(Names.KEY);
    String id = fields.parsed("id", Identifier::parse, "unread");
    String title = fields.text("title");
    String summary = fields.text("summary");
    int minutes = fields.number("minutes", 1, 60);
    List<String> requires = fields.allParsed("requires", Identifier::parse);
    WorldReader world = new WorldReader(folder);
    TaskReader tasks = new TaskReader(anchors, folder, law);
    Scenario scenario =
        new Scenario(
            id,
            title,
            summary,
            minutes,
            requires,
            world.read(fields.object("world")),
            tasks.readAll(fields),
            folder);
    fields.finish();
    return scenario;
  }

  /** Tells whether a folder holds a scenario. */
  public static boolean isScenario(Path folder) {
    return Files.isRegularFile(folder.resolve(FILE));
  }
}
