package dev.signlab.scenario.fault;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Hint;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.scenario.source.Nearest;
import java.util.List;

/**
 * All faults, and what they need.
 *
 * @param faults by their names, sorted
 * @param grounds in the order in which they are made
 */
public record FaultBook(List<Fault> faults, List<Ground> grounds) {

  /** Copies the lists. */
  public FaultBook {
    faults = List.copyOf(faults);
    grounds = List.copyOf(grounds);
  }

  /** Reads the faults of the lab. */
  public static FaultBook read() {
    return new FaultBook(
        FaultFiles.names().stream().map(FaultBook::fault).toList(),
        FaultFiles.list("ground.yaml").stream().map(FaultBook::ground).toList());
  }

  /**
   * Reads one fault of the lab, and no other.
   *
   * @throws LabException when there is none of that name
   */
  public static Fault named(String name) {
    List<String> names = FaultFiles.names();
    if (!names.contains(name)) {
      throw unknown(name, names);
    }
    return fault(name);
  }

  private static LabException unknown(String name, List<String> names) {
    Problem.Builder problem =
        Problem.of("no fault is called " + name)
            .expected("one of those that break list shows, or random")
            .found(name)
            .exitStatus(Problem.USAGE);
    Nearest.to(name, names).ifPresent(near -> problem.hint(Hint.meant("break " + near)));
    return problem.command("break list").asException();
  }

  /** Returns what a fault needs, in the order in which it is made. */
  public List<Ground> needs(Fault fault) {
    return grounds.stream().filter(ground -> fault.needs().contains(ground.name())).toList();
  }

  private static Fault fault(String name) {
    FaultFiles.Fields fields = FaultFiles.fields("faults/" + name + ".yaml");
    return new Fault(
        name,
        fields.text("kind"),
        fields.text("reveal"),
        fields.texts("needs"),
        fields.texts("lines"),
        fields.text("look"),
        Cause.valueOf(fields.text("cause")),
        fields.optional("seen").map(Cause::valueOf),
        fields.optional("judge"),
        fields.optional("mistake").map(Integer::valueOf));
  }

  private static Ground ground(FaultFiles.Fields fields) {
    return new Ground(
        fields.text("name"), fields.text("words"), fields.texts("have"), fields.texts("make"));
  }
}
