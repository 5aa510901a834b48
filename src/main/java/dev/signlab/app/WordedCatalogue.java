package dev.signlab.app;

import dev.signlab.scenario.load.Catalogue;
import java.util.List;
import java.util.function.Supplier;

/**
 * The scenarios in the words of a world. They name its servers, so they are read again when one has
 * moved to another port. Safe for use by several threads.
 */
final class WordedCatalogue implements Supplier<Catalogue> {

  private final Supplier<List<String>> hosts;
  private final Supplier<Catalogue> reader;
  private List<String> read;
  private Catalogue catalogue;

  /**
   * Reads the scenarios for the first time.
   *
   * @param hosts where the servers of the world are now
   * @param reader reads the scenarios in the words of the world
   */
  WordedCatalogue(Supplier<List<String>> hosts, Supplier<Catalogue> reader) {
    this.hosts = hosts;
    this.reader = reader;
    this.read = hosts.get();
    this.catalogue = reader.get();
  }

  @Override
  public synchronized Catalogue get() {
    List<String> now = hosts.get();
    if (!now.equals(read)) {
      catalogue = reader.get();
      read = now;
    }
    return catalogue;
  }
}
