package dev.signlab.shell.record;

import dev.signlab.diagnostic.Problem;
import dev.signlab.environment.home.LabHome;
import dev.signlab.environment.world.World;
import dev.signlab.oci.client.RegistryClient;
import dev.signlab.scenario.draft.Recording;
import dev.signlab.scenario.load.Identifier;
import dev.signlab.scenario.load.NewScenario;
import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.CommandSpec;
import dev.signlab.shell.command.Completion;
import dev.signlab.shell.command.Invocation;
import dev.signlab.shell.command.Screen;
import dev.signlab.shell.command.Session;
import dev.signlab.shell.run.Quoting;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** {@code author record}: do it once, and have a scenario drafted of it. */
public final class RecordCommand implements Command {

  private static final String TASK = "task";
  private static final String STOP = "stop";
  private static final String BEGIN = "author record my-lab";

  private static final CommandSpec SPEC =
      CommandSpec.of("author record", "Lab", "Do it once, and have a scenario drafted of it")
          .argument("FOLDER", "of the scenario to be; or task, or stop", Completion.FILE)
          .optionalArgument("NAME", "after task: of the task that begins now", Completion.NONE)
          .example(BEGIN)
          .example("author record task sign")
          .example("author record stop")
          .build();

  /** Makes the command. */
  public RecordCommand() {}

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public int run(Invocation invocation) {
    requirePerson(invocation.session());
    String word = invocation.argument(0);
    if (!word.equals(TASK)) {
      refuseName(word, invocation.optionalArgument(1));
    }
    switch (word) {
      case TASK -> task(invocation);
      case STOP -> new Ending(invocation.session(), invocation.screen()).write(open(invocation));
      default -> begin(invocation);
    }
    return OK;
  }

  private static void refuseName(String word, Optional<String> name) {
    name.ifPresent(
        surplus -> {
          throw Problem.of("one word too many: " + surplus)
              .expected("a name only behind  author record task")
              .found(surplus)
              .hint("without it", "author record " + Quoting.word(word))
              .exitStatus(Problem.USAGE)
              .asException();
        });
  }

  private static void requirePerson(Session session) {
    if (!session.isInteractive()) {
      throw Problem.of("lines are recorded where they are typed, in the lab's shell")
          .expected("the lab's shell")
          .found("one command of another shell")
          .hint("to go there", "./lab")
          .asException();
    }
  }

  private static OpenRecording open(Invocation invocation) {
    return OpenRecording.in(invocation.service(LabHome.class))
        .orElseThrow(
            () ->
                Problem.of("nothing is being recorded")
                    .expected("a recording that has begun")
                    .found("none")
                    .hint("to begin one", BEGIN)
                    .asException());
  }

  private static void begin(Invocation invocation) {
    LabHome home = invocation.service(LabHome.class);
    World world = invocation.service(World.class);
    Path folder = invocation.path(invocation.argument(0)).toAbsolutePath().normalize();
    Identifier.parse(String.valueOf(folder.getFileName()));
    NewScenario.requireEmpty(folder);
    requirePlace(invocation.session(), world);
    OpenRecording.in(home).ifPresent(RecordCommand::refuseSecond);
    RegistryClient client = invocation.service(RegistryClient.class);
    Recording.Before before = new Beginning(home, world, client).look();
    OpenRecording.begin(folder, before, invocation.session().clock().instant()).keep(home);
    Screen screen = invocation.screen();
    screen.out("Do now what learners are to do. What you type is kept, without secrets.");
    screen.out("Begin a task:  author record task NAME");
    screen.out("End it:        author record stop");
  }

  private static void refuseSecond(OpenRecording open) {
    throw Problem.of("something is being recorded already")
        .expected("one recording at a time")
        .found(open.name())
        .hint("to have its draft", "author record stop")
        .asException();
  }

  private static void requirePlace(Session session, World world) {
    if (!session.directory().equals(world.workspace())) {
      throw Problem.of("scenarios begin in the lab's folder")
          .expected(world.workspace().toString())
          .found(session.directory().toString())
          .hint("to go there", "cd")
          .asException();
    }
  }

  private static void task(Invocation invocation) {
    OpenRecording open = open(invocation);
    String name = Identifier.parse(invocation.optionalArgument(1).orElse(""));
    List<String> names =
        Ending.lines(open, invocation.session()).parts().stream()
            .filter(part -> !part.lines().isEmpty())
            .map(part -> part.task())
            .toList();
    if (names.contains(name)) {
      throw Problem.of("a task of that name has been recorded already")
          .expected("a name of its own")
          .found(name)
          .hint("a further one", "author record task " + name + "-2")
          .asException();
    }
    Instant now = invocation.session().clock().instant();
    open.with(new OpenRecording.Mark(name, now)).keep(invocation.service(LabHome.class));
    invocation.screen().out("What you type now belongs to the task " + name + ".");
  }
}
