package dev.signlab.environment.snapshot;

import java.io.IOException;
import java.util.List;

/**
 * Something of a world that snapshots keep and put back, such as the learner's files. What it keeps
 * is small: it is read whole into memory.
 */
public interface SnapshotPart {

  /** Returns its name in snapshots, a word of small letters that no other part has. */
  String name();

  /**
   * Returns its state as files, folders before what is in them. A state that is one file has an
   * empty path. A state as that of a new world may be no file at all.
   */
  List<SavedFile> save() throws IOException;

  /**
   * Puts a state back that {@link #save} returned. Doing it twice does no harm: it is done again
   * when a process was killed in its midst.
   *
   * @param files none also where the snapshot was taken before the lab had this part
   */
  void restore(List<SavedFile> files) throws IOException;
}
