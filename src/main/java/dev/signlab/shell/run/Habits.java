package dev.signlab.shell.run;

import dev.signlab.diagnostic.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Words that people bring along from other tools and that are none of the lab's commands: what does
 * the same here, and never something that removes more.
 *
 * @param lines makes lines that their commands understand
 */
record Habits(MeantLines lines) {

  private static final Set<String> INSTALLERS =
      Set.of(
          "wget",
          "curl",
          "chmod",
          "rpm",
          "dpkg",
          "apt",
          "apt-get",
          "dnf",
          "yum",
          "brew",
          "go",
          "apk",
          "pacman",
          "snap",
          "install",
          "sha256sum");

  /** Words in front of a command that change nothing here. */
  private static final Set<String> IN_FRONT =
      Set.of("sudo", "time", "exec", "command", "builtin", "nohup", "doas", "env");

  /** Programs whose lines the lab reads as those of docker. */
  private static final Set<String> ENGINES = Set.of("podman", "nerdctl", "buildah");

  private static final Answer NO_CONTAINERS =
      new Answer("the lab runs no containers; its own registry is asked with", "registry status");

  private static final Map<String, Answer> OTHERS =
      Map.ofEntries(
          Map.entry("?", new Answer("", "help")),
          Map.entry("h", new Answer("", "help")),
          Map.entry("ll", new Answer("", "ls -l")),
          Map.entry("dir", new Answer("", "ls")),
          Map.entry("logout", new Answer("", "quit")),
          Map.entry("bye", new Answer("", "quit")),
          Map.entry("set", new Answer("a script stops at its first failure anyway", "help script")),
          Map.entry("unset", new Answer("a variable can only be set", "help export")),
          Map.entry("docker ps", NO_CONTAINERS),
          Map.entry("docker container", NO_CONTAINERS),
          Map.entry("docker start", new Answer("the lab's own registry", "registry start")),
          Map.entry("docker restart", new Answer("the lab's own registry", "registry start")),
          Map.entry("docker stop", new Answer("the lab's own registry", "registry stop")),
          Map.entry("docker kill", new Answer("the lab's own registry", "registry stop")),
          Map.entry("docker rm", new Answer("the lab's own registry", "registry stop")),
          Map.entry("docker logs", new Answer("the lab's own registry", "registry log")),
          Map.entry("docker exec", NO_CONTAINERS),
          Map.entry("docker create", NO_CONTAINERS),
          Map.entry("docker compose", NO_CONTAINERS),
          Map.entry("docker-compose", NO_CONTAINERS),
          Map.entry("docker volume", NO_CONTAINERS),
          Map.entry("docker network", NO_CONTAINERS),
          Map.entry("docker info", new Answer("", "world status")),
          Map.entry("docker system", new Answer("what is on this machine", "docker images")),
          Map.entry(
              "docker commit", new Answer("images come from a Dockerfile", "docker build --help")),
          Map.entry("docker buildx", new Answer("", "docker build --help")),
          Map.entry("docker save", new Answer("", "skopeo copy --help")),
          Map.entry("docker load", new Answer("", "skopeo copy --help")),
          Map.entry(
              "docker logout", new Answer("a login is written over by", "docker login --help")),
          Map.entry(
              "docker search",
              new Answer("what the registry holds", "crane catalog" + " localhost:5001")));

  /** Commands that look at the image that they name, and what does so here. */
  private static final Map<String, String> OF_AN_IMAGE =
      Map.of(
          "docker inspect", "view",
          "docker history", "view",
          "docker image inspect", "view",
          "docker image history", "view",
          "docker manifest inspect", "crane manifest",
          "docker trust sign", "cosign sign --key cosign.key",
          "docker trust inspect", "cosign tree",
          "docker scout sbom", "syft",
          "docker sbom", "syft");

  /**
   * A line that does what was wanted.
   *
   * @param text the words before it
   * @param line the line
   */
  record Answer(String text, String line) {

    void addTo(Problem.Builder problem) {
      problem.hint(text, line);
    }
  }

  /** Returns the answer to words, or nothing when they may be a slip of the keys. */
  Optional<Answer> answer(List<String> words) {
    String first = words.getFirst();
    if (INSTALLERS.contains(first) && words.stream().anyMatch(word -> word.contains("cosign"))) {
      return Optional.of(
          new Answer("nothing to install: cosign is part of the lab", "cosign version"));
    }
    List<String> rest = words.subList(1, words.size());
    if (first.equals("man") || first.equals("which") || first.equals("type")) {
      return help(rest);
    }
    if ((first.equals("source") || first.equals(".")) && rest.size() == 1) {
      return Optional.of(new Answer("the lines of a file", "@" + Quoting.word(rest.getFirst())));
    }
    if (IN_FRONT.contains(first) && !rest.isEmpty()) {
      return lines.line(rest).map(line -> new Answer("did you mean", line));
    }
    return ENGINES.contains(first) ? docker(rest) : ofDocker(words);
  }

  private Optional<Answer> help(List<String> rest) {
    String name = String.join(" ", rest);
    boolean known = !rest.isEmpty() && lines.table().knows(rest.getFirst());
    return known ? Optional.of(new Answer("", name + " --help")) : Optional.empty();
  }

  private Optional<Answer> docker(List<String> rest) {
    List<String> words = new ArrayList<>(List.of("docker"));
    words.addAll(rest);
    Optional<Answer> habit = ofDocker(words);
    return habit.isPresent()
        ? habit
        : lines.line(words).map(line -> new Answer("the lab has it as docker", line));
  }

  private static Optional<Answer> ofDocker(List<String> words) {
    String image = words.getLast();
    for (int count = Math.min(3, words.size() - 1); count > 1; count--) {
      String command = OF_AN_IMAGE.get(String.join(" ", words.subList(0, count)));
      if (command != null && !image.startsWith("-")) {
        return Optional.of(new Answer("", command + " " + Quoting.word(image)));
      }
    }
    Answer two = words.size() > 1 ? OTHERS.get(words.get(0) + " " + words.get(1)) : null;
    return Optional.ofNullable(two == null ? OTHERS.get(words.getFirst()) : two);
  }
}
