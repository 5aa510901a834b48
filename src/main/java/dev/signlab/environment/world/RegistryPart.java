package dev.signlab.environment.world;

import dev.signlab.environment.home.LabHome;
import dev.signlab.environment.snapshot.SavedFile;
import dev.signlab.environment.snapshot.SnapshotPart;
import dev.signlab.registry.RegistryStore;
import java.nio.file.attribute.FileTime;
import java.util.List;

/**
 * What the repositories of the embedded registry hold. Blobs never change and are never deleted, so
 * none is copied.
 *
 * @param home where its store is
 */
record RegistryPart(LabHome home) implements SnapshotPart {

  /** The references have no date of their own. */
  private static final FileTime NO_DATE = FileTime.fromMillis(0);

  @Override
  public String name() {
    return RegistryServer.NAME;
  }

  @Override
  public List<SavedFile> save() {
    return List.of(SavedFile.ofText(store().snapshot(), NO_DATE));
  }

  /** Most steps back change files only, and asking costs less than putting back. */
  @Override
  public void restore(List<SavedFile> files) {
    for (SavedFile file : files) {
      if (!store().snapshot().equals(file.text())) {
        store().restore(file.text());
      }
    }
  }

  private RegistryStore store() {
    return RegistryStore.open(home.registry());
  }
}
