package dev.signlab.shell.docker;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Problem;
import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.Invocation;
import dev.signlab.shell.container.Container;
import dev.signlab.shell.container.Containers;
import dev.signlab.shell.container.RegistrySettings;
import dev.signlab.shell.run.Quoting;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A {@code docker run} of the registry's image, which the lab answers by starting its own registry.
 * Whoever implements {@code docker run} asks here first.
 *
 * @param name what it is called
 * @param image its image
 * @param port on which it would answer on this machine
 */
record RegistryContainer(String name, String image, int port) {

  private static final int USUAL_INSIDE = 5000;
  private static final String USUAL_NAME = "registry";
  private static final String USUAL_LINE =
      "docker run -d -p 5001:5000 --restart always --name registry registry:2";

  /**
   * Takes the registry out of the words behind {@code docker run}.
   *
   * @param words the words as they were typed
   * @param line the same, taken apart
   * @return nothing when the image is another one than the registry's
   * @throws dev.signlab.diagnostic.LabException when the line would give a registry that nobody
   *     reaches, such as with {@code -p 5001:5001}
   */
  static Optional<RegistryContainer> in(List<String> words, DockerRunLine line) {
    Optional<String> image = line.image().filter(Container::isRegistry);
    if (image.isPresent()) {
      settings(line).requireFollowed();
    }
    List<String> names = line.values("name");
    String name = names.isEmpty() ? USUAL_NAME : names.getLast();
    return image.map(each -> new RegistryContainer(name, each, publishedPort(words, line, each)));
  }

  private static RegistrySettings settings(DockerRunLine line) {
    List<String> mounts = new ArrayList<>(line.values("volume"));
    mounts.addAll(line.values("mount"));
    return new RegistrySettings(line.values("env"), line.values("env-file"), mounts);
  }

  /** Starts the lab's registry on the port, and says so. */
  int start(Invocation invocation) {
    invocation.screen().out("the lab's own registry stands in for the container");
    Containers.of(invocation).start(name, image, Optional.of(port), invocation.screen());
    return Command.OK;
  }

  private static int publishedPort(List<String> words, DockerRunLine line, String image) {
    List<String> published = line.values("publish");
    if (published.isEmpty()) {
      throw unpublished(image);
    }
    int inside = insidePort(line);
    for (String value : published) {
      Ports ports = Ports.of(value);
      if (ports.inside() == inside && ports.outside() > 0) {
        return ports.outside();
      }
    }
    throw wrongPort(words, published.getFirst(), inside, image);
  }

  /** The registry listens where its variable says, as in the container. */
  private static int insidePort(DockerRunLine line) {
    for (String variable : line.values("env")) {
      if (variable.matches("REGISTRY_HTTP_ADDR=.*:\\d{1,5}")) {
        return Integer.parseInt(variable.substring(variable.lastIndexOf(':') + 1));
      }
    }
    return USUAL_INSIDE;
  }

  private static RuntimeException wrongPort(
      List<String> words, String value, int inside, String image) {
    Ports ports = Ports.of(value);
    String right = (ports.outside() > 0 ? ports.outside() : 5001) + ":" + inside;
    if (ports.outside() <= 0) {
      return Problem.of("-p " + value + " leaves the port on this machine to chance")
          .tried("publish " + ports.inside() + " in " + image)
          .expected("two numbers: on this machine, and inside the container")
          .found(value)
          .command(corrected(words, value, right))
          .exitStatus(Problem.USAGE)
          .asException();
    }
    return Problem.of("nothing inside the container listens on port " + ports.inside())
        .cause(Cause.WRONG_PORT)
        .tried(
            "publish %d on this machine → %d in %s"
                .formatted(ports.outside(), ports.inside(), image))
        .found(image + " listens on " + inside)
        .hint(
            "(left number: this machine; right number: inside the container)",
            corrected(words, value, right))
        .asException();
  }

  /** Returns the learner's own line with the one value put right. */
  private static String corrected(List<String> words, String value, String right) {
    List<String> line = new ArrayList<>();
    boolean done = false;
    for (String word : words) {
      boolean here = !done && word.endsWith(value);
      line.add(here ? word.substring(0, word.length() - value.length()) + right : word);
      done |= here;
    }
    return Quoting.line("docker run", line);
  }

  private static RuntimeException unpublished(String image) {
    return Problem.of("nothing on this machine would reach the container")
        .tried("run " + image + " without a published port")
        .expected("-p, with the port on this machine and the port inside")
        .command(USUAL_LINE)
        .asException();
  }

  /**
   * The value of {@code -p}.
   *
   * @param outside on this machine, 0 when it is left to Docker
   * @param inside in the container
   */
  private record Ports(int outside, int inside) {

    static Ports of(String value) {
      String[] parts = value.replaceFirst("/tcp$", "").split(":", -1);
      String outside = parts.length < 2 ? "0" : parts[parts.length - 2];
      String inside = parts[parts.length - 1];
      if (!outside.matches("\\d{0,5}") || !inside.matches("\\d{1,5}")) {
        throw Problem.of("cannot understand -p " + value)
            .expected("two numbers: on this machine, and inside the container")
            .found(value)
            .command(USUAL_LINE)
            .exitStatus(Problem.USAGE)
            .asException();
      }
      return new Ports(outside.isEmpty() ? 0 : Integer.parseInt(outside), Integer.parseInt(inside));
    }
  }
}
