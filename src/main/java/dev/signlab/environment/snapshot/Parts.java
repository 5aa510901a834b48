package dev.signlab.environment.snapshot;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The parts of a world, and whose each file of a snapshot is: the first name of its path is the
 * part's.
 *
 * @param all the parts, in the order in which they are put back
 */
record Parts(List<SnapshotPart> all) {

  Parts {
    all = List.copyOf(all);
  }

  /** Returns the state of all parts. */
  List<SavedFile> save() throws IOException {
    List<SavedFile> files = new ArrayList<>();
    for (SnapshotPart part : all) {
      for (SavedFile file : part.save()) {
        String path = file.path();
        files.add(file.at(path.isEmpty() ? part.name() : part.name() + "/" + path));
      }
    }
    return files;
  }

  /** Puts the state of all parts back, and passes over what belongs to none. */
  void restore(List<SavedFile> files) throws IOException {
    for (SnapshotPart part : all) {
      part.restore(filesOf(part, files));
    }
  }

  /** Returns the names of parts that a newer lab kept and this one does not know, sorted. */
  List<String> unknown(List<SavedFile> files) {
    List<String> known = all.stream().map(SnapshotPart::name).toList();
    return files.stream()
        .map(Parts::owner)
        .filter(name -> !known.contains(name))
        .distinct()
        .sorted()
        .toList();
  }

  private static List<SavedFile> filesOf(SnapshotPart part, List<SavedFile> files) {
    return files.stream()
        .filter(file -> owner(file).equals(part.name()))
        .map(file -> file.at(below(file)))
        .toList();
  }

  private static String owner(SavedFile file) {
    int slash = file.path().indexOf('/');
    return slash < 0 ? file.path() : file.path().substring(0, slash);
  }

  private static String below(SavedFile file) {
    int slash = file.path().indexOf('/');
    return slash < 0 ? "" : file.path().substring(slash + 1);
  }
}
