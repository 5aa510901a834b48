package dev.signlab.app;

import dev.signlab.diagnostic.LabException;
import dev.signlab.environment.clock.WorldClock;
import dev.signlab.environment.home.LabHome;
import dev.signlab.environment.home.LabLock;
import dev.signlab.environment.server.Hosting;
import dev.signlab.environment.world.Broken;
import dev.signlab.environment.world.World;
import dev.signlab.scenario.model.Scenario;
import dev.signlab.scenario.run.Current;
import dev.signlab.scenario.run.Lab;
import dev.signlab.shell.command.Screen;
import dev.signlab.shell.command.Session;
import dev.signlab.shell.cosign.flag.WorldServices;
import dev.signlab.shell.inspect.RetryNotice;
import dev.signlab.shell.run.LabSession;
import dev.signlab.shell.screen.ProblemText;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** The home and the world as services, and how a shell takes possession of them. */
final class WorldWiring {

  private static final String FINISHED =
      "A step back (undo, reset or back) was cut off the last time. It is finished now: files, keys"
          + " and images are as they were then.";

  private WorldWiring() {}

  static void add(Map<Class<?>, Function<Session, ?>> makers) {
    makers.put(LabHome.class, session -> LabHome.of(session.environment()));
    makers.put(World.class, WorldWiring::world);
    makers.put(
        WorldServices.Finder.class,
        session -> new OwnSigstore(session.service(World.class), () -> open(session)));
    makers.put(WorldClock.class, session -> session.service(World.class).clock());
  }

  /** While a fault is in the world, labs rest. */
  private static Optional<Scenario> open(Session session) {
    return new Broken(session.service(LabHome.class)).isThere()
        ? Optional.empty()
        : session.service(Lab.class).current().map(Current::scenario);
  }

  /** The registry lives as long as the shell; that of a one-shot command outlives it. */
  private static World world(Session session) {
    Hosting hosting = session.isInteractive() ? new Hosting.InProcess() : Stay.hosting();
    World world = World.open(session.service(LabHome.class), session.clock(), hosting);
    world.completed().ifPresent(state -> session.service(RetryNotice.class).show(FINISHED));
    return world;
  }

  /**
   * Takes the home for a shell, whose {@code ~} is the workspace, and goes on where it was left. A
   * registry that cannot be started again is said, and keeps nobody out.
   */
  static LabLock enter(LabSession session, Screen.Style style, Consumer<String> lines) {
    LabLock lock = session.service(LabHome.class).lock(session.service(WorldClock.class).machine());
    session.settle(session.service(World.class).workspace());
    session.service(World.class).completed().ifPresent(state -> lines.accept(FINISHED));
    try {
      session.service(World.class).resume();
    } catch (LabException e) {
      ProblemText.lines(e.problem(), "", style, false).forEach(lines);
    }
    return lock;
  }
}
