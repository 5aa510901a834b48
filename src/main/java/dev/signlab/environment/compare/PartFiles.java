package dev.signlab.environment.compare;

import dev.signlab.environment.snapshot.SavedFile;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The files of one part of a world, by their path in it; that of a part of one file is empty.
 *
 * @param byPath the files, sorted
 */
record PartFiles(Map<String, SavedFile> byPath) {

  static PartFiles of(String part, List<SavedFile> all) {
    Map<String, SavedFile> files = new TreeMap<>();
    for (SavedFile file : all) {
      if (file.path().equals(part)) {
        files.put("", file);
      } else if (file.path().startsWith(part + "/")) {
        files.put(file.path().substring(part.length() + 1), file);
      }
    }
    return new PartFiles(files);
  }

  Optional<SavedFile> at(String path) {
    return Optional.ofNullable(byPath.get(path));
  }

  /** Returns the text of a part that is one file; an empty one where there is none. */
  String text() {
    return at("").map(SavedFile::text).orElse("");
  }

  /** Returns the paths of either state, sorted. */
  static Set<String> paths(PartFiles then, PartFiles now) {
    Set<String> paths = new TreeSet<>(then.byPath().keySet());
    paths.addAll(now.byPath().keySet());
    return paths;
  }
}
