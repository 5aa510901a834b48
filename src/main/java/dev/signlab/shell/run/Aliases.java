package dev.signlab.shell.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Other names that the tools themselves have for their commands. */
final class Aliases {

  private static final Map<List<String>, List<String>> NAMES =
      Map.ofEntries(
          Map.entry(List.of("docker", "image", "build"), List.of("docker", "build")),
          Map.entry(List.of("docker", "buildx", "build"), List.of("docker", "build")),
          Map.entry(List.of("docker", "builder", "build"), List.of("docker", "build")),
          Map.entry(List.of("docker", "image", "push"), List.of("docker", "push")),
          Map.entry(List.of("docker", "image", "pull"), List.of("docker", "pull")),
          Map.entry(List.of("docker", "image", "rm"), List.of("docker", "rmi")),
          Map.entry(List.of("docker", "image", "remove"), List.of("docker", "rmi")),
          Map.entry(List.of("docker", "image", "list"), List.of("docker", "images")),
          Map.entry(List.of("docker", "container", "run"), List.of("docker", "run")),
          Map.entry(List.of("cosign", "--version"), List.of("cosign", "version")));

  private Aliases() {}

  /** Returns the words under the name that the lab lists, or nothing for all others. */
  static Optional<List<String>> of(List<String> words) {
    for (int count = Math.min(3, words.size()); count > 1; count--) {
      List<String> name = NAMES.get(words.subList(0, count));
      if (name != null) {
        List<String> meant = new ArrayList<>(name);
        meant.addAll(words.subList(count, words.size()));
        return Optional.of(meant);
      }
    }
    return Optional.empty();
  }
}
