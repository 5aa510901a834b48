package dev.signlab.shell.docker;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.image.ImageConfig;
import dev.signlab.image.ImageStore;
import dev.signlab.image.LocalImage;
import dev.signlab.oci.layout.ImageSource;
import dev.signlab.oci.model.ImageManifest;
import dev.signlab.oci.name.Reference;
import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.Invocation;
import dev.signlab.shell.image.Images;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What {@code docker run} of an ordinary image does: the engine of this machine starts it, and
 * where there is none, the config of the image tells what would be started.
 */
final class ContainerPlan {

  /** The status of docker run where the container was not started. */
  private static final int NOT_STARTED = 125;

  private ContainerPlan() {}

  /**
   * Starts the image, or shows what would be started.
   *
   * @param invocation the line
   * @param image the image, or nothing when the line ends before one
   * @param published the values of {@code -p}
   * @param detached whether it was to run on by itself, so that nothing but its status tells that
   *     it does not
   */
  static int show(
      Invocation invocation, Optional<String> image, List<String> published, boolean detached) {
    if (image.isEmpty()) {
      throw noImage(invocation, published);
    }
    Reference reference = Reference.parse(image.get());
    ImageStore store = Images.store(invocation);
    if (store.find(reference).isEmpty()) {
      Images.refuseUnqualified(invocation, reference, image.get(), "docker run");
      Images.suggesting(
          invocation,
          image.get(),
          () -> store.pull(reference, Images.client(invocation), (layer, sent, n, total) -> {}));
    }
    if (ContainerEngine.answers(invocation.session().environment())) {
      return ContainerEngine.run(invocation);
    }
    lines(image.get(), config(store.source(reference), image.get()), published)
        .forEach(invocation.screen()::out);
    if (detached) {
      throw notStarted(image.get());
    }
    invocation.screen().out("No container engine answers on this machine, so nothing was started.");
    return Command.OK;
  }

  /** Whoever goes on in the belief that something runs would look for the cause elsewhere. */
  private static LabException notStarted(String image) {
    return Problem.of("nothing was started: no container engine answers on this machine")
        .tried("docker run " + image)
        .expected("Docker or another engine, at /var/run/docker.sock or where DOCKER_HOST says")
        .found("none")
        .hint("what is in the image", "view " + image)
        .hint("the lab's registry needs no engine", "registry start")
        .exitStatus(NOT_STARTED)
        .asException();
  }

  private static ImageConfig config(ImageSource source, String name) {
    if (source.manifest() instanceof ImageManifest manifest) {
      return ImageConfig.parse(source.read(manifest.config()), "config of " + name);
    }
    throw Problem.of(name + " is an index of several images")
        .expected("one image")
        .found("an index")
        .hint("see what is in it", "view " + name)
        .asException();
  }

  private static List<String> lines(String name, ImageConfig config, List<String> published) {
    List<String> lines = new ArrayList<>();
    lines.add(name + " would start");
    List<String> command = config.commandLine();
    add(
        lines,
        "command",
        command.isEmpty() ? "none: the image only holds files" : String.join(" ", command));
    add(lines, "as user", config.user().isEmpty() ? "root" : config.user());
    add(lines, "in", config.directory().isEmpty() ? "/" : config.directory());
    config.environment().forEach(variable -> add(lines, "with", variable));
    config.ports().forEach(port -> add(lines, "listening", port));
    published.forEach(mapping -> add(lines, "published", mapping));
    return lines;
  }

  private static void add(List<String> lines, String what, String value) {
    lines.add("  " + what + " ".repeat(Math.max(1, 12 - what.length())) + value);
  }

  private static LabException noImage(Invocation invocation, List<String> published) {
    List<LocalImage> images = Images.store(invocation).images();
    String name =
        images.isEmpty()
            ? Images.here(invocation, "localhost:5001/studentbook:1.0")
            : images.getFirst().name();
    String port =
        published.stream()
            .findFirst()
            .map(p -> p.contains(":") ? p : p + ":" + p)
            .orElse("8090:8090");
    Problem.Builder problem =
        Problem.of("docker run without an image")
            .tried(("docker run " + String.join(" ", invocation.arguments())).strip())
            .expected("an image behind the flags, and -p HERE:INSIDE")
            .found(
                published.isEmpty() ? "no image" : "-p " + published.getFirst() + " and no image")
            .hint(
                "left number: this machine; right number: inside the container",
                "docker run -p " + port + " " + name)
            .exitStatus(Problem.USAGE)
            .cause(Cause.MALFORMED);
    if (images.isEmpty()) {
      problem.hint("pull the image first", "docker pull " + name);
    }
    return problem.asException();
  }
}
