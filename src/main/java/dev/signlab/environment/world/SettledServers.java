package dev.signlab.environment.world;

import dev.signlab.environment.snapshot.SavedFile;
import dev.signlab.environment.snapshot.SnapshotPart;
import java.time.InstantSource;
import java.util.List;

/**
 * The last part of a world: it keeps nothing, and when all others are put back it tells the servers
 * that run, also when a state is put back whose restore was cut off.
 *
 * @param servers of the world
 * @param clock of the world
 */
record SettledServers(Servers servers, InstantSource clock) implements SnapshotPart {

  @Override
  public String name() {
    return "settled";
  }

  @Override
  public List<SavedFile> save() {
    return List.of();
  }

  @Override
  public void restore(List<SavedFile> files) {
    servers.settle(clock);
  }
}
