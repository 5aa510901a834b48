package dev.signlab.app;

import dev.signlab.environment.home.LabHome;
import dev.signlab.environment.server.Hosting;
import dev.signlab.environment.world.SigstoreServer;
import dev.signlab.environment.world.World;
import dev.signlab.http.ExchangeLog;
import dev.signlab.jshell.Snippets;
import dev.signlab.judge.FreePorts;
import dev.signlab.scenario.load.Anchors;
import dev.signlab.scenario.load.Catalogue;
import dev.signlab.scenario.load.ScenarioLoader;
import dev.signlab.scenario.progress.ProgressFile;
import dev.signlab.scenario.run.Lab;
import dev.signlab.scenario.run.RealWorld;
import dev.signlab.services.deployment.Deployment;
import dev.signlab.shell.command.Screen;
import dev.signlab.shell.fault.TaskFaults;
import dev.signlab.shell.fault.UnseenLines;
import dev.signlab.shell.run.LabSession;
import dev.signlab.shell.run.LineRunner;
import dev.signlab.shell.screen.ProcessQuestions;
import dev.signlab.shell.screen.StreamScreen;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;

/** A learner in this process: a home, a registry on a free port, and lines that are typed. */
public final class Evening implements AutoCloseable {

  private final Path home;
  private final World world;
  private final LabSession session;
  private int status;

  private Evening(Path home, boolean begins) {
    this.home = home;
    InstantSource clock = InstantSource.system();
    this.world = World.open(new LabHome(home), clock, new Hosting.InProcess());
    if (begins) {
      // Only a port on which it ran is remembered as this world's, in place of the usual 5001.
      world.startRegistry(FreePorts.next());
      world.remember(SigstoreServer.NAME, Deployment.freeBase());
    } else {
      world.resume();
    }
    Map<String, String> environment =
        Map.of("HOME", home.toString(), "LAB_HOME", home.toString(), "COSIGN_PASSWORD", "signlab");
    ScenarioLoader loader = new ScenarioLoader(Anchors.unchecked(), world::inThisWorld);
    Lab lab =
        new Lab(
            Catalogue.read(Path.of("labs").toAbsolutePath(), loader),
            new ProgressFile(progress(), clock),
            new RealWorld(world, environment, new TaskFaults(world, this::unseen), this::exchanges),
            clock);
    LabSession.Setting setting =
        new LabSession.Setting(
            world.workspace(), environment, InputStream.nullInputStream(), clock, true);
    this.session = Wiring.ofProof(setting, world, lab).session();
    session.settle(world.workspace());
  }

  private ExchangeLog exchanges() {
    return session.service(ExchangeLog.class);
  }

  private UnseenLines unseen() {
    return session.service(UnseenLines.class);
  }

  /** Sits down for the first time; the registry runs. */
  public static Evening in(Path home) {
    return new Evening(home, true);
  }

  /** Sits down again where another evening ended. */
  static Evening again(Path home) {
    return new Evening(home, false);
  }

  /** Types a line and returns what the screen shows of it. */
  public String type(String line) {
    return type(line, "");
  }

  /** Types a line, and answers to its questions. */
  String type(String line, String answers) {
    ByteArrayOutputStream shown = new ByteArrayOutputStream();
    InputStream in = new ByteArrayInputStream(answers.getBytes(StandardCharsets.UTF_8));
    StreamScreen screen =
        new StreamScreen(shown, shown, Screen.Style.PIPE, new ProcessQuestions(in, shown));
    status = session.service(LineRunner.class).run(line, screen);
    return shown.toString(StandardCharsets.UTF_8);
  }

  /** Returns the status of the last line. */
  public int status() {
    return status;
  }

  Lab lab() {
    return session.service(Lab.class);
  }

  World world() {
    return world;
  }

  LabSession session() {
    return session;
  }

  Path progress() {
    return home.resolve("progress").resolve("progress.txt");
  }

  /** Returns the name of an image in this evening's registry. */
  public String image(String name) {
    return world.registry() + "/" + name;
  }

  /** Returns a text of the labs as it reads in this evening's world. */
  public String inThisWorld(String text) {
    return world.inThisWorld(text);
  }

  @Override
  public void close() {
    session.made(Snippets.class).ifPresent(Snippets::close);
    world.close();
  }
}
