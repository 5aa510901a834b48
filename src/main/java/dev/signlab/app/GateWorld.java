package dev.signlab.app;

import dev.signlab.diagnostic.Problem;
import dev.signlab.environment.home.LabHome;
import dev.signlab.environment.server.Hosting;
import dev.signlab.environment.world.ServerNames;
import dev.signlab.environment.world.SigstoreServer;
import dev.signlab.environment.world.VaultServer;
import dev.signlab.environment.world.World;
import dev.signlab.http.ExchangeLog;
import dev.signlab.jshell.Snippets;
import dev.signlab.scenario.check.Attempt;
import dev.signlab.scenario.check.Facts;
import dev.signlab.scenario.gate.FreshWorld;
import dev.signlab.scenario.gate.FreshWorlds;
import dev.signlab.scenario.load.Anchors;
import dev.signlab.scenario.load.Catalogue;
import dev.signlab.scenario.load.ScenarioLoader;
import dev.signlab.scenario.progress.ProgressFile;
import dev.signlab.scenario.run.Lab;
import dev.signlab.scenario.run.RealWorld;
import dev.signlab.services.deployment.Deployment;
import dev.signlab.services.deployment.ServiceName;
import dev.signlab.shell.command.Screen;
import dev.signlab.shell.fault.TaskFaults;
import dev.signlab.shell.fault.UnseenLines;
import dev.signlab.shell.run.LabSession;
import dev.signlab.shell.run.LineRunner;
import dev.signlab.shell.run.ScenarioOrigin;
import dev.signlab.shell.screen.ProcessQuestions;
import dev.signlab.shell.screen.StreamScreen;
import dev.signlab.storage.LivingFolder;
import dev.signlab.storage.Reason;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A world for a proof: a temporary home, a registry on a free port, and the lab's own lines. */
final class GateWorld implements FreshWorld {

  private static final String PASSWORD = "signlab";

  private final LivingFolder folder;
  private final Path home;
  private final World world;
  private final LabSession session;
  private final ScenarioOrigin origin;
  private final Optional<RealCosign> cosign;
  private final ByteArrayOutputStream output = new ByteArrayOutputStream();

  /**
   * Makes worlds.
   *
   * @param trusted whether scenarios from elsewhere may run Java of their own
   * @param cosign a real cosign, where one was named
   */
  record Maker(boolean trusted, Optional<RealCosign> cosign) implements FreshWorlds {

    /** Makes worlds without a real cosign. */
    Maker(boolean trusted) {
      this(trusted, Optional.empty());
    }

    @Override
    public FreshWorld make(Path labs) {
      return GateWorld.make(
          labs, trusted ? ScenarioOrigin.TRUSTED : ScenarioOrigin.of(labs), cosign);
    }

    @Override
    public FreshWorlds trusting() {
      return new Maker(true, cosign);
    }

    @Override
    public FreshWorlds with(Path program) {
      return new Maker(trusted, Optional.of(new RealCosign(program)));
    }
  }

  private GateWorld(
      LivingFolder folder, Path labs, ScenarioOrigin origin, Optional<RealCosign> cosign) {
    this.folder = folder;
    this.home = folder.path();
    this.origin = origin;
    this.cosign = cosign;
    InstantSource machine = InstantSource.system();
    this.world =
        World.open(
            new LabHome(home),
            machine,
            new Hosting.InProcess(),
            List.of(new ElsewhereRegistry(), SigstoreServer.KIND, VaultServer.KIND));
    // Only a port on which it ran is remembered as this world's, in place of the usual 5001.
    world.startRegistry(0);
    if (!wantsRegistry(labs)) {
      world.stopRegistry();
    }
    int services = Deployment.freeBase();
    world.remember(SigstoreServer.NAME, services);
    world.remember(VaultServer.NAME, freeApartFrom(services));
    // Nothing of the machine's own: neither its programs nor its logins take part in a proof.
    Map<String, String> environment =
        Map.of("HOME", home.toString(), "LAB_HOME", home.toString(), "COSIGN_PASSWORD", PASSWORD);
    ScenarioLoader loader = new ScenarioLoader(Anchors.unchecked(), world::inThisWorld);
    Lab lab =
        new Lab(
            Catalogue.read(labs, loader),
            new ProgressFile(home.resolve("progress").resolve("progress.txt"), machine),
            new GateLogins(
                new RealWorld(
                    world, environment, new TaskFaults(world, this::unseen), this::exchanges),
                environment),
            machine);
    LabSession.Setting setting =
        new LabSession.Setting(
            world.workspace(), environment, InputStream.nullInputStream(), machine, false);
    this.session = Wiring.ofProof(setting, world, lab).session();
    session.settle(world.workspace());
  }

  private static int freeApartFrom(int services) {
    return Stream.generate(Deployment::freeBase)
        .filter(port -> Math.abs(port - services) >= ServiceName.PORTS)
        .findFirst()
        .orElseThrow();
  }

  private ExchangeLog exchanges() {
    return session.service(ExchangeLog.class);
  }

  private UnseenLines unseen() {
    return session.service(UnseenLines.class);
  }

  private static boolean wantsRegistry(Path labs) {
    return Catalogue.read(labs, new ScenarioLoader(Anchors.unchecked())).scenarios().stream()
        .anyMatch(scenario -> scenario.world().registry().isPresent());
  }

  /** Makes a world that knows the scenarios of a folder. */
  private static GateWorld make(Path labs, ScenarioOrigin origin, Optional<RealCosign> cosign) {
    try {
      LivingFolder folder = LivingFolder.make("signlab-proof-");
      return new GateWorld(folder, labs.toAbsolutePath(), origin, cosign);
    } catch (IOException e) {
      throw cannot("make", Reason.of(e)).asException(e);
    }
  }

  @Override
  public Lab lab() {
    return session.service(Lab.class);
  }

  @Override
  public Ended type(String line) {
    output.reset();
    List<Attempt> before = attempts();
    StreamScreen screen =
        new StreamScreen(
            output,
            output,
            Screen.Style.PIPE,
            new ProcessQuestions(InputStream.nullInputStream(), OutputStream.nullOutputStream()));
    forgetJava();
    int status =
        session.confined(
            origin, () -> session.service(LineRunner.class).run(world.inThisWorld(line), screen));
    boolean tried = !attempts().equals(before);
    return new Ended(
        status, tried && status != 0 ? attempts().getLast().cause() : Optional.empty());
  }

  @Override
  public Optional<Ended> typeWithCosign(String line) {
    return cosign.map(
        real ->
            RealCosign.words(world.inThisWorld(line))
                .map(
                    words -> {
                      output.reset();
                      return new Ended(real.run(words, session, output), Optional.empty());
                    })
                .orElseGet(() -> type(line)));
  }

  private List<Attempt> attempts() {
    return lab().current().map(task -> task.open().facts().attempts()).orElse(List.of());
  }

  /** Where nothing was tried yet, or all was undone, nothing is declared either. */
  private void forgetJava() {
    boolean fresh =
        lab().current().map(task -> task.open().facts().equals(Facts.NONE)).orElse(true);
    if (fresh) {
      session.made(Snippets.class).ifPresent(Snippets::forget);
    }
  }

  @Override
  public String shown() {
    return output.toString(StandardCharsets.UTF_8);
  }

  @Override
  public String asWritten(String text) {
    return ServerNames.asWritten(text, world);
  }

  @Override
  public Path folder() {
    return world.workspace();
  }

  @Override
  public void close() {
    session.made(Snippets.class).ifPresent(Snippets::close);
    world.close();
    folder.close();
    if (Files.exists(home)) {
      throw cannot("delete", home + " is still there").asException();
    }
  }

  private static Problem.Builder cannot(String what, String found) {
    return Problem.of("cannot " + what + " a world for the proof")
        .expected("a temporary folder that can be written")
        .found(found);
  }
}
