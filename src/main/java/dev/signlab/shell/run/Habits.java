package dev.signlab.shell.run;

import dev.signlab.diagnostic.Hint;
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
          "nix-env",
          "snap",
          "install",
          "sha256sum");

  /** Words in front of a command that change nothing here. */
  private static final Set<String> IN_FRONT =
      Set.of("sudo", "time", "exec", "command", "builtin", "nohup", "doas", "env");

  /** Programs whose lines the lab reads as those of docker. */
  private static final Set<String> ENGINES = Set.of("podman", "nerdctl", "buildah");

  private static final Hint NO_CONTAINERS =
      new Hint("the lab runs no containers; its own registry is asked with", "registry status");

  private static final Hint HERE_ALREADY =
      new Hint("nothing to install: cosign is part of the lab", "cosign version");

  private static final Map<String, Hint> OTHERS =
      Map.ofEntries(
          Map.entry("?", Hint.command("help")),
          Map.entry("h", Hint.command("help")),
          Map.entry("ll", Hint.command("ls -l")),
          Map.entry("dir", Hint.command("ls")),
          Map.entry("logout", Hint.command("quit")),
          Map.entry("bye", Hint.command("quit")),
          Map.entry("set", new Hint("a script stops at its first failure anyway", "help script")),
          Map.entry("unset", new Hint("a variable can only be set", "help export")),
          Map.entry("go version", HERE_ALREADY),
          Map.entry("docker ps", NO_CONTAINERS),
          Map.entry("docker container", NO_CONTAINERS),
          Map.entry("docker start", new Hint("the lab's own registry", "registry start")),
          Map.entry("docker restart", new Hint("the lab's own registry", "registry start")),
          Map.entry("docker stop", new Hint("the lab's own registry", "registry stop")),
          Map.entry("docker kill", new Hint("the lab's own registry", "registry stop")),
          Map.entry("docker rm", new Hint("the lab's own registry", "registry stop")),
          Map.entry("docker logs", new Hint("the lab's own registry", "registry log")),
          Map.entry("docker exec", NO_CONTAINERS),
          Map.entry("docker create", NO_CONTAINERS),
          Map.entry("docker compose", NO_CONTAINERS),
          Map.entry("docker-compose", NO_CONTAINERS),
          Map.entry("docker volume", NO_CONTAINERS),
          Map.entry("docker network", NO_CONTAINERS),
          Map.entry("docker info", Hint.command("world status")),
          Map.entry("docker system", new Hint("what is on this machine", "docker images")),
          Map.entry(
              "docker commit", new Hint("images come from a Dockerfile", "docker build --help")),
          Map.entry("docker buildx", Hint.command("docker build --help")),
          Map.entry("docker save", Hint.command("skopeo copy --help")),
          Map.entry("docker load", Hint.command("skopeo copy --help")),
          Map.entry("docker logout", new Hint("a login is written over by", "docker login --help")),
          Map.entry(
              "docker search",
              new Hint("what the registry holds", "crane catalog" + " localhost:5001")));

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

  /** Returns the answer to words, or nothing when they may be a slip of the keys. */
  Optional<Hint> answer(List<String> words) {
    String first = words.getFirst();
    if (installs(words)) {
      return Optional.of(HERE_ALREADY);
    }
    List<String> rest = words.subList(1, words.size());
    if (first.equals("man") || first.equals("which") || first.equals("type")) {
      return help(rest);
    }
    if ((first.equals("source") || first.equals(".")) && rest.size() == 1) {
      return Optional.of(new Hint("the lines of a file", "@" + Quoting.word(rest.getFirst())));
    }
    if (IN_FRONT.contains(first) && !rest.isEmpty()) {
      return installs(rest)
          ? Optional.of(HERE_ALREADY)
          : lines.line(rest).map(line -> Hint.meant(line));
    }
    return ENGINES.contains(first) ? docker(rest) : ofDocker(words);
  }

  /** Also a line of wget that was cut behind its name, and a program that is put into its place. */
  private static boolean installs(List<String> words) {
    String first = words.getFirst();
    boolean download = first.startsWith("https://") && first.contains("/releases/download/");
    boolean place = first.equals("mv") && words.getLast().contains("/bin/");
    return (INSTALLERS.contains(first) || download || place)
        && words.stream().anyMatch(word -> word.contains("cosign"));
  }

  private Optional<Hint> help(List<String> rest) {
    String name = String.join(" ", rest);
    boolean known = !rest.isEmpty() && lines.table().knows(rest.getFirst());
    return known ? Optional.of(Hint.command(name + " --help")) : Optional.empty();
  }

  private Optional<Hint> docker(List<String> rest) {
    List<String> words = new ArrayList<>(List.of("docker"));
    words.addAll(rest);
    Optional<Hint> habit = ofDocker(words);
    return habit.isPresent()
        ? habit
        : lines.line(words).map(line -> new Hint("the lab has it as docker", line));
  }

  private static Optional<Hint> ofDocker(List<String> words) {
    String image = words.getLast();
    for (int count = Math.min(3, words.size() - 1); count > 1; count--) {
      String command = OF_AN_IMAGE.get(String.join(" ", words.subList(0, count)));
      if (command != null && !image.startsWith("-")) {
        return Optional.of(Hint.command(command + " " + Quoting.word(image)));
      }
    }
    Hint two = words.size() > 1 ? OTHERS.get(words.get(0) + " " + words.get(1)) : null;
    return Optional.ofNullable(two == null ? OTHERS.get(words.getFirst()) : two);
  }
}
