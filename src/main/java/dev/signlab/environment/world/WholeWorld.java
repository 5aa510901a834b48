package dev.signlab.environment.world;

import dev.signlab.diagnostic.Hint;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.environment.server.Hosting;
import dev.signlab.environment.server.ServerProcess;
import dev.signlab.environment.server.WorldServer;
import dev.signlab.http.server.PortInUseException;
import dev.signlab.services.deployment.Generations;
import dev.signlab.services.deployment.Lie;
import dev.signlab.services.deployment.Lying;
import dev.signlab.services.deployment.RotatedKey;
import dev.signlab.services.deployment.Rotation;
import dev.signlab.services.deployment.Tokens;
import dev.signlab.services.deployment.TrustFile;
import dev.signlab.services.oidc.Identity;
import dev.signlab.services.oidc.IssuerKind;
import dev.signlab.services.oidc.TokenOrder;
import dev.signlab.services.oidc.WorkflowRun;
import dev.signlab.services.oidc.WorkflowRun.CalledWorkflow;
import dev.signlab.sigstore.certificate.SpiffeId;
import dev.signlab.storage.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.ObjIntConsumer;
import java.util.stream.Stream;

/**
 * All servers of a world at once: its registry, where that is the lab's own, and the services of
 * sigstore. Used by one thread at a time.
 *
 * @param world the world
 */
public record WholeWorld(World world) {

  /**
   * On which ports servers are started; nothing means those that they had last.
   *
   * @param registry of the registry
   * @param base the first of those of sigstore's services
   */
  public record Ports(Optional<Integer> registry, Optional<Integer> base) {

    private Ports with(String server, int free) {
      return server.equals(RegistryServer.NAME)
          ? new Ports(Optional.of(free), base)
          : new Ports(registry, Optional.of(free));
    }

    private Optional<Integer> of(String server) {
      return server.equals(RegistryServer.NAME) ? registry : base;
    }

    private String flags() {
      return registry.map(port -> " --registry-port " + port).orElse("")
          + base.map(port -> " --port-base " + port).orElse("");
    }
  }

  /**
   * What a token is to say beside of whom it speaks.
   *
   * @param audience for whom it is
   * @param lifetime how long it holds, more than zero
   */
  public record Terms(String audience, Duration lifetime) {

    /** The terms of tokens for sigstore: its audience, five minutes. */
    public static final Terms USUAL = new Terms(TokenOrder.SIGSTORE, TokenOrder.LIFETIME);
  }

  /**
   * Starts what does not run; all of it answers when this returns. A start that fails leaves
   * nothing running that did not run before.
   */
  public WorldAddresses start(Ports ports) {
    return start(ports, "world start");
  }

  private WorldAddresses start(Ports ports, String word) {
    List<String> missing =
        (world.endpoint() instanceof Endpoint.Embedded
                ? Stream.of(RegistryServer.NAME, SigstoreServer.NAME)
                : Stream.of(SigstoreServer.NAME))
            .toList();
    missing.forEach(
        name -> within(word, ports, name, () -> world.own().requireRoom(name, ports.of(name))));
    List<String> started = new ArrayList<>();
    try {
      for (String name : missing) {
        boolean ran = world.runs(name);
        within(word, ports, name, () -> start(name, ports.of(name)));
        started.addAll(ran ? List.of() : List.of(name));
      }
      return addresses();
    } catch (LabException e) {
      started.reversed().forEach(world::stop);
      throw e;
    }
  }

  /** The line that helps is one of all servers, with another port for the one that found none. */
  private void within(String word, Ports ports, String name, Runnable work) {
    try {
      work.run();
    } catch (LabException e) {
      throw e.getCause() instanceof PortInUseException inUse
          ? moved(e.problem(), word, ports, name, inUse)
          : e;
    }
  }

  private LabException moved(
      Problem problem, String word, Ports ports, String name, PortInUseException inUse) {
    int free = inUse.freePort();
    Hint hint = new Hint(kind(name).otherPort(free), word + ports.with(name, free).flags());
    return new LabException(problem.withHints(List.of(hint)), inUse);
  }

  private WorldServer kind(String name) {
    return world.own().named(name).kind();
  }

  private void start(String name, Optional<Integer> port) {
    if (port.isPresent()) {
      world.start(name, port.get());
    } else {
      world.start(name);
    }
  }

  /**
   * Stops all of it; what it keeps stays.
   *
   * @return whether anything ran
   */
  public boolean stop() {
    boolean sigstore = world.stop(SigstoreServer.NAME);
    boolean registry = world.stop(RegistryServer.NAME);
    return sigstore || registry;
  }

  /**
   * Runs all of it in this process until the process is ended, or this thread interrupted.
   *
   * @param answering hears where it is once all of it answers
   * @throws dev.signlab.diagnostic.LabException when another process runs sigstore's services
   */
  public void serve(Ports ports, Consumer<WorldAddresses> answering) {
    world.own().named(SigstoreServer.NAME).process().ifPresent(WholeWorld::refuse);
    try (World here = World.open(world.home(), world.clock().machine(), new Hosting.Alone())) {
      Thread ending = new Thread(here::close);
      Runtime.getRuntime().addShutdownHook(ending);
      answering.accept(new WholeWorld(here).start(ports, "world"));
      Thread.currentThread().join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void refuse(ServerProcess running) {
    throw Problem.of("the services of sigstore run already, on ports from " + running.port())
        .expected("none, so that they can run here")
        .found("process " + running.pid())
        .hint("where they are", "world status")
        .hint("to stop them", "world stop")
        .asException();
  }

  /**
   * Returns where the services are.
   *
   * @throws dev.signlab.diagnostic.LabException when they do not run
   */
  public WorldAddresses addresses() {
    return addresses(world.require(SigstoreServer.NAME).port());
  }

  /** Returns where the services are, while they run. */
  public Optional<WorldAddresses> running() {
    return world
        .own()
        .named(SigstoreServer.NAME)
        .process()
        .map(process -> addresses(process.port()));
  }

  private WorldAddresses addresses(int base) {
    return new WorldAddresses(world.registryUrl(), base, world.home().services());
  }

  /**
   * Returns the file that says whom to believe, once the services have run: what they signed can be
   * verified while they do not run.
   */
  public Optional<Path> trustedRoot() {
    Generations states = new Generations(world.home().services());
    return states.exist()
        ? Optional.of(TrustFile.TRUSTED_ROOT.in(states.trust())).filter(Files::isRegularFile)
        : Optional.empty();
  }

  /**
   * Replaces a key of the services, as after a loss, while they run.
   *
   * @param key its name, such as {@code rekor}
   * @return whether a log begins anew by it
   * @throws dev.signlab.diagnostic.LabException when they do not run, or there is no such key
   */
  public boolean rotate(String key) {
    RotatedKey subject = RotatedKey.named(key);
    changed(
        "replace the key of " + key,
        (state, base) -> Rotation.replace(state, subject, base, world.clock()));
    return subject.isOfLog();
  }

  /**
   * Makes a service lie from now on, while they run; {@code undo} ends it.
   *
   * @param name of the lie, such as {@code split-view}
   * @return what is done then, as a sentence without a full stop
   * @throws dev.signlab.diagnostic.LabException when they do not run, or there is no such lie
   */
  public String lie(String name) {
    Lie lie = Lie.named(name);
    changed("make a service lie", (state, _) -> Lying.begin(state, lie, world.clock()));
    return lie.words();
  }

  /** Returns the names of the lies. */
  public static String lies() {
    return Lie.names();
  }

  private void changed(String what, ObjIntConsumer<Path> change) {
    int base = world.require(SigstoreServer.NAME).port();
    Generations states = new Generations(world.home().services());
    try {
      new SigstorePart(states).change(state -> change.accept(state, base));
    } catch (IOException e) {
      throw Problem.of("cannot " + what)
          .expected("a state of the services that can be copied")
          .found(Reason.of(e))
          .command("doctor")
          .asException(e);
    }
  }

  /** Returns the names of the keys that can be replaced. */
  public static String rotatedKeys() {
    return RotatedKey.names();
  }

  /** Returns a token of the world's issuer that speaks of a person. */
  public String personToken(String email, Terms terms) {
    return token(Identity.Person.of(email), terms);
  }

  /**
   * Returns a token of the world's build service.
   *
   * @param run what is built, as {@code OWNER/NAME@REF}
   * @param called the reusable workflow in which the job runs, where there is one, as {@code
   *     OWNER/NAME/.github/workflows/FILE.yml@REF}
   */
  public String workflowToken(String run, Optional<String> called, Terms terms) {
    WorkflowRun job = WorkflowRun.parse(run);
    return token(called.map(CalledWorkflow::parse).map(job::calling).orElse(job), terms);
  }

  /**
   * Returns a token of the world's cluster.
   *
   * @param account as {@code NAMESPACE/NAME}
   */
  public String accountToken(String account, Terms terms) {
    return token(Identity.ServiceAccount.parse(account), terms);
  }

  /**
   * Returns a token of the world's programs.
   *
   * @param id as {@code spiffe://DOMAIN/PATH}
   */
  public String workloadToken(String id, Terms terms) {
    return token(new Identity.Workload(SpiffeId.parse(id)), terms);
  }

  /** Returns a token of somebody who is known by a user name alone. */
  public String userToken(String name, Terms terms) {
    return token(new Identity.User(name), terms);
  }

  /** Returns a token of the partner's issuer, which may call its people by any name. */
  public String partnerToken(String email, Terms terms) {
    return token(new Identity.Person(IssuerKind.PARTNER, email, true), terms);
  }

  private String token(Identity identity, Terms terms) {
    int base = world.require(SigstoreServer.NAME).port();
    return Tokens.of(world.home().services(), base, world.clock())
        .issue(identity, terms.audience(), terms.lifetime());
  }
}
