package dev.signlab.environment.world;

import dev.signlab.environment.snapshot.FolderPart;
import dev.signlab.environment.snapshot.SavedFile;
import dev.signlab.environment.snapshot.SnapshotPart;
import dev.signlab.services.deployment.Generations;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What the services keep. A state is put back beside the one in use, which services that run then
 * leave by themselves, whichever process runs them.
 *
 * @param generations the states on disk
 */
record SigstorePart(Generations generations) implements SnapshotPart {

  /** A copy that was taken while something was written is taken again, so often at most. */
  private static final int TRIES = 20;

  @Override
  public String name() {
    return SigstoreServer.NAME;
  }

  @Override
  public List<SavedFile> save() throws IOException {
    if (!generations.exist()) {
      return List.of();
    }
    FolderPart folder = folder(generations.current());
    List<SavedFile> files = folder.save();
    for (int tries = 0; tries < TRIES; tries++) {
      List<SavedFile> again = folder.save();
      if (same(files, again)) {
        return files;
      }
      files = again;
    }
    throw new IOException("the services write without a pause");
  }

  /** Most steps back change files of the learner only, and what is the same stays. */
  @Override
  public void restore(List<SavedFile> files) throws IOException {
    if (same(files, save())) {
      return;
    }
    if (files.isEmpty()) {
      generations.forget();
    } else {
      Path state = generations.begin();
      folder(state).restore(files);
      generations.use(state);
    }
  }

  /**
   * Changes the state that counts: a copy of it is changed, which services that run then turn to.
   *
   * @param change is given the folder of the copy, perhaps several times, of a new copy each
   */
  void change(Consumer<Path> change) throws IOException {
    for (int tries = 0; tries < TRIES; tries++) {
      List<SavedFile> files = save();
      Path state = generations.begin();
      folder(state).restore(files);
      change.accept(state);
      if (same(files, save())) {
        generations.use(state);
        return;
      }
    }
    throw new IOException("the services write without a pause");
  }

  private static boolean same(List<SavedFile> one, List<SavedFile> other) {
    if (one.size() != other.size()) {
      return false;
    }
    for (int i = 0; i < one.size(); i++) {
      SavedFile file = one.get(i);
      SavedFile second = other.get(i);
      if (!file.path().equals(second.path()) || !Arrays.equals(file.bytes(), second.bytes())) {
        return false;
      }
    }
    return true;
  }

  private static FolderPart folder(Path state) {
    return new FolderPart(SigstoreServer.NAME, state, Optional.empty());
  }
}
