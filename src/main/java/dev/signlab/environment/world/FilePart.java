package dev.signlab.environment.world;

import dev.signlab.environment.home.KeyValueFile;
import dev.signlab.environment.snapshot.SavedFile;
import dev.signlab.environment.snapshot.SnapshotPart;
import dev.signlab.storage.AtomicFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.FileTime;
import java.util.List;

/**
 * A small file of the home, which may be missing and is then missing again.
 *
 * @param name the part's
 * @param file the file
 */
record FilePart(String name, KeyValueFile file) implements SnapshotPart {

  @Override
  public List<SavedFile> save() throws IOException {
    return file.exists()
        ? List.of(SavedFile.ofText(Files.readString(file.file()), FileTime.fromMillis(0)))
        : List.of();
  }

  @Override
  public void restore(List<SavedFile> files) throws IOException {
    if (files.isEmpty()) {
      Files.deleteIfExists(file.file());
    } else {
      AtomicFile.write(file.file(), files.getFirst().text());
    }
  }
}
