package dev.signlab.shell.cosign;

import dev.signlab.diagnostic.LabException;
import dev.signlab.engine.report.LastReport;
import dev.signlab.environment.home.LabHome;
import dev.signlab.environment.server.Hosting;
import dev.signlab.environment.world.World;
import dev.signlab.http.ExchangeLog;
import dev.signlab.http.HttpTransport;
import dev.signlab.oci.client.RegistryAccess;
import dev.signlab.oci.client.RegistryClient;
import dev.signlab.shell.command.AskedCause;
import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.Screen;
import dev.signlab.shell.command.Session;
import dev.signlab.shell.command.StandardInput;
import dev.signlab.shell.cosign.flag.WorldServices;
import dev.signlab.shell.inspect.InspectCommands;
import dev.signlab.shell.inspect.WireMark;
import dev.signlab.shell.run.CommandTable;
import dev.signlab.shell.run.Dispatcher;
import dev.signlab.shell.run.Execution;
import dev.signlab.shell.run.LabSession;
import dev.signlab.shell.screen.ProblemText;
import dev.signlab.shell.screen.ProcessQuestions;
import dev.signlab.shell.screen.StreamScreen;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Types lines of cosign in a folder and keeps what came of them. */
final class TestLine {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final Path folder;
  private final Map<String, String> environment;
  private int status;

  TestLine(Path folder, Map<String, String> environment) {
    this.folder = folder;
    this.environment = environment;
  }

  /** Returns another line in the same folder, with one more variable. */
  TestLine with(String variable, String value) {
    Map<String, String> more = new HashMap<>(environment);
    more.put(variable, value);
    return new TestLine(folder, more).within(finder);
  }

  TestLine type(String line) {
    return type(line, "");
  }

  /** Types a line, and answers to its questions. */
  TestLine type(String line, String answers) {
    return type(line, answers, StandardInput.TERMINAL);
  }

  /** Types a line with a text on standard input, behind which no person sits. */
  TestLine pipe(String text, String line) {
    return type(line, text, StandardInput.DATA);
  }

  /** Types a line whose standard input is the null device. */
  TestLine alone(String line) {
    return type(line, "", StandardInput.NOTHING);
  }

  private TestLine type(String line, String input, StandardInput kind) {
    out.reset();
    err.reset();
    InputStream in = new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8));
    List<String> words = List.of(line.split(" ", -1));
    LabSession session = session(in, kind);
    StreamScreen screen =
        new StreamScreen(out, err, Screen.Style.PIPE, new ProcessQuestions(in, err));
    try {
      CommandTable table = session.service(CommandTable.class);
      status = new Dispatcher(table, session, Execution.DIRECT).dispatch(words, screen);
    } catch (LabException e) {
      String command = words.getFirst() + " ";
      ProblemText.lines(e.problem(), command, Screen.Style.PIPE, true).forEach(screen::err);
      status = e.problem().exitStatus();
    }
    return this;
  }

  int status() {
    return status;
  }

  String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  String err() {
    return err.toString(StandardCharsets.UTF_8);
  }

  private LabSession session(InputStream in, StandardInput kind) {
    Map<Class<?>, Function<Session, ?>> makers = new HashMap<>();
    ExchangeLog log = new ExchangeLog();
    makers.put(ExchangeLog.class, session -> log);
    makers.put(
        HttpTransport.class,
        session -> HttpTransport.of(session.clock(), log).in(session::environment));
    makers.put(
        RegistryAccess.class, session -> RegistryAccess.of(HttpTransport.of(session.clock(), log)));
    makers.put(
        RegistryClient.class, session -> RegistryClient.of(session.service(RegistryAccess.class)));
    makers.put(LabSession.class, session -> session);
    makers.put(LastReport.class, session -> report);
    makers.put(WireMark.class, session -> new WireMark());
    makers.put(AskedCause.class, session -> (AskedCause) cause -> false);
    makers.put(WorldServices.Finder.class, session -> finder);
    makers.put(
        World.class,
        session ->
            World.open(
                new LabHome(folder.resolve(".home")), session.clock(), new Hosting.InProcess()));
    makers.put(CommandTable.class, session -> new CommandTable(commands()));
    LabSession.Setting setting =
        new LabSession.Setting(folder, environment, in, InstantSource.system(), false, kind);
    return new LabSession(setting, makers);
  }

  private final LastReport report = new LastReport();
  private WorldServices.Finder finder = Optional::empty;

  /** Has the services of a world run. */
  TestLine within(WorldServices.Finder services) {
    finder = services;
    return this;
  }

  private static List<Command> commands() {
    List<Command> commands = new ArrayList<>(CosignCommands.all());
    commands.addAll(InspectCommands.all());
    return commands;
  }
}
