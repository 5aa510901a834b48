package dev.signlab.scenario.load;

import dev.signlab.scenario.source.Finding;
import dev.signlab.scenario.source.Findings;
import dev.signlab.yaml.Place;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * All scenarios that can be started: the lab's own, and behind them those of others.
 *
 * @param labs the folder of the lab's own
 * @param others where others lie
 * @param loader reads them
 */
public record LabShelf(Path labs, OwnFolders others, ScenarioLoader loader) {

  /** Reads all of them. */
  public Catalogue read() {
    Catalogue all = Catalogue.read(places().toList(), loader);
    for (Path missing : others.missing()) {
      all = all.with(absent(missing));
    }
    return all;
  }

  /** Reads the scenarios of a folder, which may require any of the others. */
  public Catalogue read(Path folder) {
    Path whole = folder.toAbsolutePath().normalize();
    Catalogue all = Catalogue.read(Stream.concat(places(), Stream.of(whole)).toList(), loader);
    return new Catalogue(
        all.scenarios().stream().filter(each -> each.folder().startsWith(whole)).toList(),
        all.findings().stream().filter(each -> each.place().file().startsWith(whole)).toList());
  }

  private Stream<Path> places() {
    return Stream.concat(Stream.of(labs), others.all().stream());
  }

  private static Finding absent(Path missing) {
    Findings findings = new Findings();
    findings.add(
        Place.beginning(missing),
        OwnFolders.VARIABLE + " names " + missing,
        "a folder with scenarios",
        "no folder of that name");
    return findings.all().getFirst();
  }
}
