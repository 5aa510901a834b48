package dev.signlab.shell.fault;

import dev.signlab.environment.world.World;
import dev.signlab.scenario.fault.FaultBook;
import dev.signlab.scenario.run.RealWorld;
import java.util.function.Supplier;

/**
 * Puts the faults of tasks into a world.
 *
 * @param world the world
 * @param lines types lines in it
 */
public record TaskFaults(World world, Supplier<UnseenLines> lines) implements RealWorld.Faults {

  @Override
  public void prepare(String fault) {
    ground().prepare(FaultBook.read().needs(FaultBook.named(fault)));
  }

  @Override
  public void put(String fault) {
    prepare(fault);
    FaultBook book = FaultBook.read();
    new Injection(book, FaultBook.named(fault), ground()).run();
  }

  @Override
  public void takeBack() {
    OpenFault.in(world).ifPresent(OpenFault::takeBack);
  }

  private FaultGround ground() {
    return new FaultGround(world, lines.get());
  }
}
