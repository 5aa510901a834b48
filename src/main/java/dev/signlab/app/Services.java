package dev.signlab.app;

import dev.signlab.diagnosis.Budget;
import dev.signlab.diagnosis.ImageShelf;
import dev.signlab.engine.report.LastReport;
import dev.signlab.environment.home.LabHome;
import dev.signlab.environment.world.SignedImages;
import dev.signlab.environment.world.World;
import dev.signlab.http.ExchangeLog;
import dev.signlab.http.HttpTransport;
import dev.signlab.image.ImageStore;
import dev.signlab.image.StoredLogins;
import dev.signlab.oci.client.RegistryAccess;
import dev.signlab.oci.client.RegistryClient;
import dev.signlab.oci.client.RetryPolicy;
import dev.signlab.shell.clock.ClockDiagnosis;
import dev.signlab.shell.command.BottomLine;
import dev.signlab.shell.command.CandidateSource;
import dev.signlab.shell.command.CommandListener;
import dev.signlab.shell.command.Completion;
import dev.signlab.shell.command.EnterKey;
import dev.signlab.shell.command.Greeting;
import dev.signlab.shell.command.Session;
import dev.signlab.shell.container.Containers;
import dev.signlab.shell.cosign.flag.WorldServices;
import dev.signlab.shell.diagnose.Diagnostician;
import dev.signlab.shell.image.ImageCandidates;
import dev.signlab.shell.inspect.OutsideNotice;
import dev.signlab.shell.inspect.RetryNotice;
import dev.signlab.shell.inspect.WireMark;
import dev.signlab.shell.lab.LabCandidates;
import dev.signlab.shell.lab.LabGreeting;
import dev.signlab.shell.run.Diagnosis;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The services that rooms offer to commands, one line each, and the listeners of lines. */
final class Services {

  private static final Duration HASTE = Duration.ofMillis(700);

  private Services() {}

  /** Names what makes each service; a maker runs when the service is first asked for. */
  static void add(Map<Class<?>, Function<Session, ?>> makers) {
    WorldWiring.add(makers);
    LabWiring.add(makers);
    makers.put(ExchangeLog.class, Services::exchangeLog);
    makers.put(OutsideNotice.class, session -> new OutsideNotice(true));
    makers.put(
        HttpTransport.class, session -> transport(session, session.service(ExchangeLog.class)));
    makers.put(RegistryAccess.class, Services::registryAccess);
    makers.put(
        RegistryClient.class, session -> RegistryClient.of(session.service(RegistryAccess.class)));
    makers.put(ImageStore.class, session -> ImageStore.in(session.service(LabHome.class).images()));
    makers.put(LastReport.class, session -> new LastReport());
    makers.put(WireMark.class, session -> new WireMark());
    makers.put(RetryNotice.class, session -> new RetryNotice());
    makers.put(Diagnosis.class, Services::diagnosis);
  }

  private static ExchangeLog exchangeLog(Session session) {
    ExchangeLog log = new ExchangeLog();
    log.watchOutside(session.service(OutsideNotice.class)::asking);
    return log;
  }

  private static RegistryAccess registryAccess(Session session) {
    return access(session, session.service(HttpTransport.class))
        .with(RetryPolicy.USUAL.telling(session.service(RetryNotice.class)::show));
  }

  private static Diagnosis diagnosis(Session session) {
    return diagnosis(session, SilentTrials::exchanges);
  }

  /**
   * Returns what looks for causes.
   *
   * @param exchanges makes what takes the exchanges of whoever looks round
   */
  static Diagnosis diagnosis(Session session, Function<Budget, ExchangeLog> exchanges) {
    return new ClockDiagnosis(diagnostician(session, exchanges), session.clock());
  }

  private static Diagnosis diagnostician(Session session, Function<Budget, ExchangeLog> exchanges) {
    World world = session.service(World.class);
    return new Diagnostician(
        session,
        budget ->
            new ImageShelf(
                hastyClient(session, exchanges.apply(budget)),
                world.registry(),
                new SignedImages(world)::in),
        budget -> new SilentTrials(session, budget, exchanges),
        () -> session.service(WorldServices.Finder.class).exist(),
        () -> Containers.names(world, session.clock().instant()));
  }

  /** What the Tab key asks is neither waited for nor shown by {@code wire}. */
  private static RegistryClient hastyClient(Session session) {
    return hastyClient(session, new ExchangeLog());
  }

  private static RegistryClient hastyClient(Session session, ExchangeLog log) {
    return RegistryClient.of(hastyAccess(session, hasty(session, log)));
  }

  /** Returns registries that are asked once, and not waited for. */
  static RegistryAccess hastyAccess(Session session, HttpTransport hasty) {
    return access(session, hasty).with(RetryPolicy.NEVER);
  }

  /** Returns a transport that waits for nobody. */
  static HttpTransport hasty(Session session, ExchangeLog log) {
    return transport(session, log).withTimeouts(HASTE, HASTE);
  }

  private static HttpTransport transport(Session session, ExchangeLog log) {
    return HttpTransport.of(session.clock(), log).in(session::environment);
  }

  private static RegistryAccess access(Session session, HttpTransport transport) {
    RegistryAccess plain =
        RegistryAccess.of(transport).with(new StoredLogins(session.environment()));
    return session.service(World.class).access().with(plain);
  }

  /** Returns who hears of each line, in their order. */
  static List<CommandListener> listeners(Session session) {
    List<CommandListener> listeners = new ArrayList<>();
    listeners.add(session.service(WireMark.class));
    listeners.add(session.service(RetryNotice.class));
    listeners.add(session.service(OutsideNotice.class));
    listeners.addAll(LabWiring.listeners(session));
    return List.copyOf(listeners);
  }

  /** Returns who knows values for the Tab key. */
  static List<CandidateSource> candidates(Session session) {
    return List.of(
        new ImageCandidates(Services::hastyClient),
        new LabCandidates(Completion.SCENARIO),
        new LabCandidates(Completion.CAUSE),
        new LabCandidates(Completion.EVIDENCE),
        new LabCandidates(Completion.BOOKMARK),
        new LabCandidates(Completion.FAULT),
        new LabCandidates(Completion.TERM));
  }

  /** Returns what the shell says first and last. */
  static Greeting greeting(Session session) {
    return new LabGreeting();
  }

  /** Returns what the bottom line shows. */
  static BottomLine bottomLine(Session session) {
    return LabGreeting.bottomLine(session);
  }

  /** Returns what the Enter key alone stands for. */
  static EnterKey enterKey(Session session) {
    return LabGreeting.enterKey(session);
  }

  /** Returns where the history is kept. */
  static Path history(Session session) {
    return home(session).resolve("history");
  }

  /** Returns where the traces of unforeseen failures are kept. */
  static Path failureLog(Session session) {
    return home(session).resolve("log").resolve("failures.log");
  }

  private static Path home(Session session) {
    return session.service(LabHome.class).folder();
  }
}
