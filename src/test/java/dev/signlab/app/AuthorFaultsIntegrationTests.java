package dev.signlab.app;

import dev.signlab.scenario.gate.Gate;
import dev.signlab.shell.run.ScenarioLines;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Faults that only show when the lines of a task are typed. */
class AuthorFaultsIntegrationTests {

  private static final Gate GATE =
      new Gate(new GateWorld.Maker(false), Path.of(""), new ScenarioLines(Commands.table()));

  static List<AuthorFault> inTheWorld() {
    return AuthorFault.all().filter(fault -> fault.task().isPresent()).toList();
  }

  @ParameterizedTest
  @MethodSource("inTheWorld")
  void aFaultIsNamedWithItsPlace(AuthorFault fault, @TempDir Path folder) throws IOException {
    Gate.Order order = new Gate.Order(false, fault.twice(), fault.task(), _ -> {});
    AuthorFaultsTests.assertSaid(fault, GATE.prove(fault.write(folder), order));
  }
}
