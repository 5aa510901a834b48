package dev.signlab.environment.snapshot;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A folder with all that is in it, within a bound on count and size.
 *
 * @param name its name in snapshots
 * @param folder the folder, which itself stays when a state is put back
 * @param left a folder in it that is neither kept nor touched
 */
public record FolderPart(String name, Path folder, Optional<Path> left) implements SnapshotPart {

  @Override
  public List<SavedFile> save() throws IOException {
    return FolderReader.read(folder, left);
  }

  @Override
  public void restore(List<SavedFile> files) throws IOException {
    FolderWriter.write(folder, left, files);
  }
}
