package dev.signlab.shell.fault;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.environment.world.Broken;
import dev.signlab.environment.world.RegistryServer;
import dev.signlab.environment.world.World;
import dev.signlab.scenario.fault.Fault;
import dev.signlab.scenario.fault.FaultBook;
import dev.signlab.scenario.fault.Ground;
import dev.signlab.shell.fault.UnseenLines.Ended;
import java.util.Optional;

/**
 * Puts one fault into a world, or leaves the world as it was.
 *
 * @param book all faults
 * @param fault the one
 * @param ground into which it is put
 */
record Injection(FaultBook book, Fault fault, FaultGround ground) {

  /**
   * Puts it there, once the line that is to fail has been seen to pass, and sees that it fails by
   * the fault's cause.
   */
  void run() {
    World world = ground.world();
    ground.missing(book, fault).ifPresent(this::refuse);
    boolean registry = world.runs(RegistryServer.NAME);
    world.snapshot(Broken.BEFORE);
    try {
      ground.typeAll(fault.lines());
      requireSeen();
    } catch (LabException e) {
      takeBack(world, registry);
      throw e;
    }
    new Broken(world.home()).put(new Broken.Mark(fault.name(), false, registry, false));
  }

  private void refuse(Ground missing) {
    throw Problem.of("this world has nothing to break: " + missing.words() + " is missing")
        .tried("look for it in the folder " + Ground.FOLDER)
        .expected(missing.words())
        .found("none, or one that does not verify")
        .hint("to make what faults need, in a folder of its own", "break prepare")
        .asException();
  }

  private void requireSeen() {
    Ended ended = ground.type(fault.look());
    Optional<Cause> seen = ended.cause();
    if (ended.isWell() || !seen.equals(Optional.of(fault.verdict()))) {
      throw Problem.of("the fault does not show in this world, and was taken back")
          .tried(fault.look())
          .expected(fault.verdict().name())
          .found(ended.isWell() ? "it passes" : seen.map(Cause::name).orElse(ended.why()))
          .hint("another one", "break random")
          .asException();
    }
  }

  /** Puts the state before a fault back, the registry running again where it ran. */
  static void takeBack(World world, boolean registry) {
    world.restore(Broken.BEFORE);
    startAgain(world, registry);
  }

  /** Starts the registry where it ran before and a fault stopped it. */
  static void startAgain(World world, boolean registry) {
    if (registry && !world.runs(RegistryServer.NAME)) {
      world.start(RegistryServer.NAME);
    }
  }
}
