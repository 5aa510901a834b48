package dev.signlab.environment.compare;

import dev.signlab.environment.snapshot.SavedFile;
import java.util.List;
import java.util.stream.Stream;

/**
 * What changed since a state was kept.
 *
 * @param changes what is not as it was, part by part
 */
public record Comparison(List<Change> changes) {

  /** Copies the list. */
  public Comparison {
    changes = List.copyOf(changes);
  }

  /**
   * Compares two states of one world.
   *
   * @param then all files of the first, each under the name of its part
   * @param now the same of the other
   */
  public static Comparison of(List<SavedFile> then, List<SavedFile> now) {
    return new Comparison(
        Stream.of(
                RegistryChanges.between(at("registry", then), at("registry", now)),
                ImageChanges.between(at("images", then), at("images", now)),
                FileChanges.between(at("workspace", then), at("workspace", now)),
                ServiceChanges.between(at("sigstore", then), at("sigstore", now)),
                ClockChanges.between(at("clock", then), at("clock", now)))
            .flatMap(List::stream)
            .toList());
  }

  private static PartFiles at(String part, List<SavedFile> files) {
    return PartFiles.of(part, files);
  }

  /** Returns what changed in one place. */
  public List<Change> in(Change.Area area) {
    return changes.stream().filter(change -> change.area() == area).toList();
  }
}
