package dev.signlab.shell.container;

import dev.signlab.diagnostic.Problem;
import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.CommandSpec;
import dev.signlab.shell.command.Completion;
import dev.signlab.shell.command.Flag;
import dev.signlab.shell.command.Invocation;
import dev.signlab.shell.command.Screen;
import java.util.List;
import java.util.Optional;

/** What is done with a container by its name: stop, start, restart, rm, logs, port. */
final class ContainerWords {

  private static final String STAYS =
      "what the registry holds stays; real Docker would begin with an empty one";

  private ContainerWords() {}

  static List<Command> all() {
    return List.of(
        stop("docker stop", "Stop the lab's registry by its container's name"),
        stop("docker kill", "Stop the lab's registry at once"),
        start("docker start", "Start the lab's registry again"),
        start("docker restart", "Stop the lab's registry and start it again"),
        remove(),
        logs(),
        port());
  }

  private static CommandSpec.Builder word(String name, String summary) {
    return CommandSpec.of(name, "docker", summary)
        .arguments("CONTAINER", "its name or id", Completion.NONE)
        .example(name + " registry");
  }

  private static Command stop(String name, String summary) {
    CommandSpec.Builder spec =
        word(name, summary)
            .flag(Flag.text("time", "SECONDS", "changes nothing: it stops at once").withShort("t"))
            .flag(Flag.text("timeout", "SECONDS", "changes nothing: it stops at once"))
            .flag(Flag.text("signal", "NAME", "changes nothing: it stops at once").withShort("s"));
    return new Word(spec.build(), ContainerWords::stop);
  }

  private static void stop(Containers containers, String word, Invocation invocation) {
    containers.stop(containers.require(word));
    invocation.screen().out(word);
  }

  private static Command start(String name, String summary) {
    return new Word(
        word(name, summary).build(),
        (containers, word, invocation) -> {
          Container container = containers.require(word);
          if (invocation.spec().name().endsWith("restart") && container.running()) {
            containers.stop(container);
          }
          containers.start(
              container.name(),
              container.image(),
              Optional.of(container.port()),
              invocation.screen());
        });
  }

  private static Command remove() {
    CommandSpec.Builder spec =
        word("docker rm", "Stop the lab's registry and forget its container's name")
            .flag(
                Flag.toggle("force", "also while it runs; no error if it is not there")
                    .withShort("f"))
            .flag(Flag.toggle("volumes", "changes nothing: what it holds stays").withShort("v"));
    return new Word(spec.build(), ContainerWords::remove);
  }

  private static void remove(Containers containers, String word, Invocation invocation) {
    Optional<Container> found = containers.find(word);
    boolean force = invocation.isOn("force");
    if (found.isEmpty() && force) {
      invocation.screen().err("Error response from daemon: No such container: " + word);
      return;
    }
    Container container = containers.require(word);
    if (container.running() && !force) {
      throw Problem.of("cannot remove container \"" + word + "\": container is running")
          .expected("a stopped container, or -f")
          .found("one that answers on port " + container.port())
          .hint("stop it first", "docker stop " + word)
          .hint("or both at once", "docker rm -f " + word)
          .asException();
    }
    containers.remove();
    invocation.screen().out(word);
    invocation.screen().err(STAYS);
  }

  private static Command logs() {
    CommandSpec spec =
        CommandSpec.of(
                "docker logs", "docker", "Show the latest requests that the registry answered")
            .flag(Flag.text("tail", "N", "how many").withShort("n").withDefault("all"))
            .flag(
                Flag.toggle("follow", "shows what there is; it does not wait for more")
                    .withShort("f"))
            .argument("CONTAINER", "its name or id", Completion.NONE)
            .example("docker logs registry")
            .build();
    return new Word(spec, ContainerWords::log);
  }

  private static void log(Containers containers, String word, Invocation invocation) {
    containers.require(word);
    int most = most(invocation.flag("tail").orElse("all"), "docker logs --tail 20 " + word);
    containers.log(most).forEach(invocation.screen()::out);
    if (invocation.isOn("follow")) {
      sayNotFollowing(invocation.screen());
    }
  }

  /**
   * Reads how many lines of a log are wanted.
   *
   * @param line a line that asks for some
   */
  static int most(String tail, String line) {
    if (!tail.matches("all|\\d{1,6}")) {
      throw Problem.of("invalid value for --tail: " + tail)
          .expected("a number, or all")
          .found(tail)
          .command(line)
          .asException();
    }
    return tail.equals("all") ? Integer.MAX_VALUE : Integer.parseInt(tail);
  }

  static void sayNotFollowing(Screen screen) {
    screen.err("that is all until now; the lab does not wait for more");
  }

  private static Command port() {
    CommandSpec spec =
        CommandSpec.of("docker port", "docker", "Show the registry's port on this machine")
            .argument("CONTAINER", "its name or id", Completion.NONE)
            .example("docker port registry")
            .build();
    return new Word(
        spec,
        (containers, word, invocation) -> {
          Container container = containers.require(word);
          if (container.running()) {
            invocation.screen().out("5000/tcp -> 127.0.0.1:" + container.port());
          }
        });
  }

  /** What one command does with one container. */
  private interface Work {
    void with(Containers containers, String word, Invocation invocation);
  }

  /**
   * A command that does the same with each container that is named. All are there, or nothing is
   * done.
   *
   * @param spec its words
   * @param work what it does
   */
  private record Word(CommandSpec spec, Work work) implements Command {

    @Override
    public int run(Invocation invocation) {
      Containers containers = Containers.of(invocation);
      if (!invocation.isOn("force")) {
        invocation.arguments().forEach(containers::require);
      }
      invocation.arguments().forEach(word -> work.with(containers, word, invocation));
      return OK;
    }
  }
}
