package dev.signlab.app;

import dev.signlab.content.LessonLibrary;
import dev.signlab.content.lesson.Language;
import dev.signlab.diagnostic.Cause;
import dev.signlab.environment.home.LabHome;
import dev.signlab.environment.world.Broken;
import dev.signlab.environment.world.World;
import dev.signlab.http.ExchangeLog;
import dev.signlab.jshell.Snippets;
import dev.signlab.scenario.gate.FreshWorlds;
import dev.signlab.scenario.load.Anchors;
import dev.signlab.scenario.load.LabShelf;
import dev.signlab.scenario.load.OwnFolders;
import dev.signlab.scenario.load.ScenarioLoader;
import dev.signlab.scenario.model.WorldPlan;
import dev.signlab.scenario.progress.ProgressFile;
import dev.signlab.scenario.review.ReviewFile;
import dev.signlab.scenario.run.Lab;
import dev.signlab.scenario.run.RealWorld;
import dev.signlab.shell.command.AskedCause;
import dev.signlab.shell.command.CommandListener;
import dev.signlab.shell.command.Session;
import dev.signlab.shell.fault.OpenFault;
import dev.signlab.shell.fault.TaskFaults;
import dev.signlab.shell.fault.UnseenLines;
import dev.signlab.shell.lab.CalledAttempts;
import dev.signlab.shell.lab.LabGreeting;
import dev.signlab.shell.lab.LabListener;
import dev.signlab.shell.lab.Sitting;
import dev.signlab.shell.record.RecordListener;
import dev.signlab.shell.run.LabSession;
import dev.signlab.shell.run.Wording;
import dev.signlab.shell.transcript.TranscriptListener;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The labs as services: scenarios from {@code labs}, progress in the home. */
final class LabWiring {

  private LabWiring() {}

  static void add(Map<Class<?>, Function<Session, ?>> makers) {
    makers.put(
        Wording.class, session -> (Wording) text -> session.service(World.class).inThisWorld(text));
    makers.put(
        LessonLibrary.class,
        session -> new LessonLibrary(session.service(LabHome.class).cache().resolve("lessons")));
    makers.put(LabShelf.class, LabWiring::shelf);
    makers.put(CalledAttempts.class, session -> new CalledAttempts());
    makers.put(Lab.class, LabWiring::lab);
    makers.put(AskedCause.class, session -> (AskedCause) cause -> asks(session, cause));
    makers.put(FreshWorlds.class, session -> new GateWorld.Maker(false));
    makers.put(Snippets.class, session -> new Snippets(() -> snippetPlace(session)));
    makers.put(
        Sitting.class,
        session ->
            new Sitting(
                session.service(Lab.class),
                session.service(LessonLibrary.class),
                session.service(World.class)::inThisWorld,
                () -> Language.of(session.environment().getOrDefault(LabGreeting.LANGUAGE, "")),
                new Broken(session.service(LabHome.class))::isThere));
    makers.put(ReviewFile.class, LabWiring::review);
    makers.put(UnseenLines.class, SilentLines::new);
  }

  /** Who reads with a program, or in another window, is asked for nothing. */
  private static boolean asks(Session session, Cause cause) {
    return session.isInteractive()
        && (session.service(Lab.class).asks(cause)
            || OpenFault.in(session.service(World.class))
                .filter(fault -> fault.asks(cause))
                .isPresent());
  }

  private static Snippets.Place snippetPlace(Session session) {
    Map<String, String> environment = new HashMap<>(session.environment());
    environment.put("LAB_HOME", session.service(LabHome.class).folder().toString());
    Optional<String> image =
        session.service(Lab.class).current().stream()
            .flatMap(open -> open.scenario().world().images().stream())
            .map(WorldPlan.Image::name)
            .findFirst();
    String usual = session.service(World.class).inThisWorld("localhost:5001/app:1.0");
    return new Snippets.Place(session.directory(), environment, image.orElse(usual));
  }

  /** Only a person's lines move a lab on; scripts and one-shot commands are left alone. */
  static List<CommandListener> listeners(Session session) {
    return session.isInteractive()
        ? List.of(
            session.service(CalledAttempts.class),
            new TranscriptListener(),
            new RecordListener(),
            new LabListener())
        : List.of();
  }

  /** Lets a session have the variables of whatever scenario is open, unless the labs rest. */
  static void lend(LabSession session) {
    session.service(Lab.class);
    session.lend(
        () ->
            session
                .made(Lab.class)
                .flatMap(Lab::current)
                .filter(current -> !rests(session))
                .map(current -> current.scenario().world().variables())
                .orElse(Map.of()));
  }

  private static boolean rests(LabSession session) {
    return session.made(LabHome.class).filter(home -> new Broken(home).isThere()).isPresent();
  }

  /** Returns the folder of the project, which the launcher tells. */
  static Path top() {
    return Path.of(System.getProperty("signlab.top", ""));
  }

  /** By the machine's days: a turned clock makes nothing due. */
  private static ReviewFile review(Session session) {
    return new ReviewFile(
        session.service(LabHome.class).progress().resolve("review.txt"),
        session.service(World.class).clock().machine(),
        ZoneId.systemDefault());
  }

  private static LabShelf shelf(Session session) {
    return new LabShelf(
        top().resolve("labs").toAbsolutePath(),
        OwnFolders.of(session.service(LabHome.class).labs(), session.environment()),
        new ScenarioLoader(Anchors.unchecked(), session.service(World.class)::inThisWorld));
  }

  private static Lab lab(Session session) {
    World world = session.service(World.class);
    Path progress = session.service(LabHome.class).progress().resolve("progress.txt");
    return new Lab(
        session.service(LabShelf.class).read(),
        new ProgressFile(progress, world.clock().machine()),
        new RealWorld(
            world,
            session.environment(),
            new TaskFaults(world, () -> session.service(UnseenLines.class)),
            () -> session.service(ExchangeLog.class)),
        world.clock().machine());
  }
}
