package dev.signlab.shell.run;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Other names that the tools themselves have for their commands. */
public final class Aliases {

  private static final Map<List<String>, List<String>> NAMES = names();

  /** Flags of skopeo that may stand in front of its commands and change nothing here. */
  private static final Set<String> SKOPEO_GLOBAL = Set.of("--insecure-policy", "--debug");

  private Aliases() {}

  private static Map<List<String>, List<String>> names() {
    Map<List<String>, List<String>> names = new HashMap<>();
    add(names, "docker image", "docker", "build", "push", "pull", "tag", "save", "load");
    add(names, "docker container", "docker", "run", "ps", "rm", "start", "stop", "restart");
    add(names, "docker container", "docker", "kill", "logs", "port", "exec", "commit", "cp");
    Map<String, String> others =
        Map.ofEntries(
            Map.entry("docker buildx build", "docker build"),
            Map.entry("docker builder build", "docker build"),
            Map.entry("docker buildx b", "docker build"),
            Map.entry("docker image rm", "docker rmi"),
            Map.entry("docker image remove", "docker rmi"),
            Map.entry("docker image ls", "docker images"),
            Map.entry("docker image list", "docker images"),
            Map.entry("docker container ls", "docker ps"),
            Map.entry("docker container list", "docker ps"),
            Map.entry("docker container remove", "docker rm"),
            Map.entry("docker system info", "docker info"),
            Map.entry("docker-compose", "docker compose"),
            Map.entry("crane auth login", "crane login"),
            Map.entry("crane auth logout", "crane logout"),
            Map.entry("crane cp", "crane copy"),
            Map.entry("oras cp", "oras copy"),
            Map.entry("oras repository ls", "oras repo ls"),
            Map.entry("oras repository list", "oras repo ls"),
            Map.entry("oras repo list", "oras repo ls"),
            Map.entry("oras repository tags", "oras repo tags"),
            Map.entry("oras repo show-tags", "oras repo tags"),
            Map.entry("oras digest", "oras resolve"),
            Map.entry("notation list", "notation ls"),
            Map.entry("notation cert list", "notation cert ls"),
            Map.entry("notation certificate ls", "notation cert ls"),
            Map.entry("notation key list", "notation key ls"),
            Map.entry("cosign --version", "cosign version"),
            Map.entry("what are", "what is"));
    others.forEach((from, to) -> names.put(words(from), words(to)));
    return Map.copyOf(names);
  }

  private static void add(
      Map<List<String>, List<String>> names, String whole, String shorter, String... verbs) {
    for (String verb : verbs) {
      names.put(words(whole + " " + verb), words(shorter + " " + verb));
    }
  }

  private static List<String> words(String text) {
    return List.of(text.split(" ", -1));
  }

  /** Returns the words with which such names begin. */
  static Set<String> firstWords() {
    return NAMES.keySet().stream().map(List::getFirst).collect(Collectors.toSet());
  }

  /** Returns the words under the name that the lab lists, or nothing for all others. */
  public static Optional<List<String>> of(List<String> words) {
    if (words.size() > 1
        && words.getFirst().equals("skopeo")
        && SKOPEO_GLOBAL.contains(words.get(1))) {
      List<String> meant = new ArrayList<>(words);
      meant.remove(1);
      return Optional.of(of(meant).orElse(meant));
    }
    for (int count = Math.min(3, words.size()); count > 0; count--) {
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
