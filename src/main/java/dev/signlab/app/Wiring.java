package dev.signlab.app;

import dev.signlab.engine.report.LastReport;
import dev.signlab.environment.clock.WorldClock;
import dev.signlab.environment.home.LabHome;
import dev.signlab.environment.world.World;
import dev.signlab.http.ExchangeLog;
import dev.signlab.http.HttpTransport;
import dev.signlab.oci.client.RegistryAccess;
import dev.signlab.scenario.run.Lab;
import dev.signlab.shell.builtin.BuiltinCommands;
import dev.signlab.shell.command.CommandListener;
import dev.signlab.shell.command.Everyday;
import dev.signlab.shell.command.Session;
import dev.signlab.shell.cosign.flag.WorldServices;
import dev.signlab.shell.inspect.OutsideNotice;
import dev.signlab.shell.inspect.WireMark;
import dev.signlab.shell.lab.CalledAttempts;
import dev.signlab.shell.lab.LabRecorder;
import dev.signlab.shell.machine.BashShell;
import dev.signlab.shell.run.CommandTable;
import dev.signlab.shell.run.Diagnosis;
import dev.signlab.shell.run.Dispatcher;
import dev.signlab.shell.run.Execution;
import dev.signlab.shell.run.FailureLog;
import dev.signlab.shell.run.LabSession;
import dev.signlab.shell.run.LineRunner;
import dev.signlab.shell.run.MachineShell;
import dev.signlab.shell.spring.Candidates;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.springframework.context.support.GenericApplicationContext;

/**
 * Puts the lab together: every service that commands may ask the session for is named here, once.
 *
 * @param session the session
 */
record Wiring(LabSession session) {

  /** Starts a session with all services, none of which is made before it is asked for. */
  static Wiring of(LabSession.Setting setting) {
    LabHome home = LabHome.of(setting.environment());
    return new Wiring(new LabSession(setting.with(WorldClock.of(home, setting.clock())), makers()));
  }

  /** Starts a session in the world of a proof: commands are recorded, and no task moves on. */
  static Wiring ofProof(LabSession.Setting setting, World world, Lab lab) {
    return ofProof(setting, world, lab, makers());
  }

  /** Starts the same, whose causes somebody looks for that is watched. */
  static Wiring ofProof(
      LabSession.Setting setting, World world, Lab lab, Function<Session, Diagnosis> diagnosis) {
    Map<Class<?>, Function<Session, ?>> makers = makers();
    makers.put(Diagnosis.class, diagnosis);
    return ofProof(setting, world, lab, makers);
  }

  private static Wiring ofProof(
      LabSession.Setting setting,
      World world,
      Lab lab,
      Map<Class<?>, Function<Session, ?>> makers) {
    makers.put(World.class, session -> world);
    makers.put(Lab.class, session -> lab);
    makers.put(OutsideNotice.class, session -> new OutsideNotice(false));
    makers.put(
        LineRunner.class,
        session -> runner((LabSession) session, new LabRecorder(Execution.DIRECT)));
    LabSession session = new LabSession(setting.with(world.clock()), makers);
    LabWiring.lend(session);
    return new Wiring(session);
  }

  /**
   * Starts the session of a command that another process handed over. Its exchanges are its own
   * while it runs; the report, the exchanges and the attempts that it leaves are the host's.
   */
  static Wiring ofCall(LabSession.Setting setting, LabSession host) {
    return new Wiring(new LabSession(setting, makersOfCall(host)));
  }

  /**
   * Starts the session of a line inside a text of the host's, which waits for the text: what starts
   * and stops servers acts on those of the host.
   */
  static Wiring ofLine(LabSession.Setting setting, LabSession host) {
    Map<Class<?>, Function<Session, ?>> makers = makersOfCall(host);
    makers.put(World.class, session -> host.service(World.class));
    return new Wiring(new LabSession(setting, makers));
  }

  private static Map<Class<?>, Function<Session, ?>> makersOfCall(LabSession host) {
    Map<Class<?>, Function<Session, ?>> makers = makers();
    makers.put(LabHome.class, session -> host.service(LabHome.class));
    makers.put(LastReport.class, session -> host.service(LastReport.class));
    makers.put(WireMark.class, session -> host.service(WireMark.class).ofCall());
    Execution execution =
        host.isInteractive()
            ? new LabRecorder(
                Execution.DIRECT,
                (session, attempt, everyday) ->
                    host.service(CalledAttempts.class).add(attempt, everyday))
            : Execution.DIRECT;
    makers.put(LineRunner.class, session -> runner((LabSession) session, execution));
    return makers;
  }

  /**
   * Starts a session in the world of another, to try a command of which nothing is left behind.
   * Whoever is asked has to answer soon.
   */
  static Wiring ofTrial(Session host, ExchangeLog exchanges) {
    Map<Class<?>, Function<Session, ?>> makers = unseen(host, exchanges);
    makers.put(HttpTransport.class, session -> Services.hasty(session, exchanges));
    makers.put(
        RegistryAccess.class,
        session -> Services.hastyAccess(session, session.service(HttpTransport.class)));
    return unseen(host, host.directory(), host.environment(), makers);
  }

  /**
   * Starts a session in the world of another, which knows nothing of what is done in it. The lab
   * that is open has no say in it.
   */
  static Wiring unseen(Session host, Path folder, Map<String, String> environment) {
    Map<Class<?>, Function<Session, ?>> makers = unseen(host, new ExchangeLog());
    makers.put(
        WorldServices.Finder.class,
        session -> new OwnSigstore(session.service(World.class), Optional::empty));
    return unseen(host, folder, environment, makers);
  }

  private static Map<Class<?>, Function<Session, ?>> unseen(Session host, ExchangeLog exchanges) {
    Map<Class<?>, Function<Session, ?>> makers = makers();
    makers.put(ExchangeLog.class, session -> exchanges);
    makers.put(OutsideNotice.class, session -> new OutsideNotice(false));
    for (Class<?> shared :
        List.of(
            LabHome.class,
            World.class,
            Lab.class,
            WorldServices.Finder.class,
            CommandTable.class)) {
      makers.put(shared, session -> host.service(shared));
    }
    return makers;
  }

  private static Wiring unseen(
      Session host,
      Path folder,
      Map<String, String> environment,
      Map<Class<?>, Function<Session, ?>> makers) {
    LabSession.Setting setting =
        new LabSession.Setting(
            folder, environment, InputStream.nullInputStream(), host.clock(), false);
    return new Wiring(new LabSession(setting, makers));
  }

  private static Map<Class<?>, Function<Session, ?>> makers() {
    Map<Class<?>, Function<Session, ?>> makers = new HashMap<>();
    Services.add(makers);
    makers.put(CommandTable.class, session -> Commands.table());
    makers.put(LineRunner.class, session -> runner((LabSession) session));
    makers.put(LabSession.class, session -> session);
    makers.put(MachineShell.class, session -> machineShell((LabSession) session));
    makers.put(Candidates.class, session -> new Candidates(Services.candidates(session)));
    makers.put(GenericApplicationContext.class, SpringWiring::context);
    makers.put(Execution.class, SpringWiring::execution);
    return makers;
  }

  /** All words of the lab are tools there but those that every shell has, or shares with it. */
  private static MachineShell machineShell(LabSession session) {
    return new BashShell(
        session,
        new SessionCalls(session),
        () -> {
          Set<String> words = new TreeSet<>(session.service(CommandTable.class).firstWords());
          BuiltinCommands.all().forEach(command -> words.remove(command.spec().name()));
          words.remove(Everyday.SHARED);
          return words;
        });
  }

  /** Returns what a session of this process starts with. */
  static LabSession.Setting setting(boolean interactive) {
    return new LabSession.Setting(
        WorkingFolder.path(),
        ProcessEnvironment.variables(),
        System.in,
        InstantSource.system(),
        interactive,
        StandardInputKind.of(interactive));
  }

  private static LineRunner runner(LabSession session) {
    Execution execution =
        session.isInteractive()
            ? new LabRecorder(session.service(Execution.class))
            : Execution.DIRECT;
    return runner(session, execution);
  }

  private static LineRunner runner(LabSession session, Execution execution) {
    List<CommandListener> listeners = Services.listeners(session);
    FailureLog log = new FailureLog(Services.failureLog(session), session.clock());
    CommandTable table = session.service(CommandTable.class);
    return new LineRunner(new Dispatcher(table, session, execution), session, listeners, log);
  }
}
