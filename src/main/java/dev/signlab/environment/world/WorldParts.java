package dev.signlab.environment.world;

import dev.signlab.environment.clock.WorldClock;
import dev.signlab.environment.home.LabHome;
import dev.signlab.environment.snapshot.FolderPart;
import dev.signlab.environment.snapshot.SnapshotPart;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What snapshots of a world hold, in the order in which it is put back. */
final class WorldParts {

  private WorldParts() {}

  static List<SnapshotPart> of(LabHome home, WorldClock clock, Servers servers) {
    List<SnapshotPart> parts = new ArrayList<>();
    servers.all().forEach(server -> server.part().ifPresent(parts::add));
    Optional<Path> blobs = Optional.of(home.images().resolve("blobs"));
    parts.add(new FolderPart("images", home.images(), blobs));
    parts.add(new FolderPart("workspace", home.workspace(), Optional.empty()));
    parts.add(clock.part());
    parts.add(new Broken(home).part());
    parts.add(RegistryRulesFile.of(home).part());
    parts.add(new SettledServers(servers, clock));
    return parts;
  }
}
