package dev.signlab.shell.inspect;

import dev.signlab.engine.report.By;
import dev.signlab.engine.report.Report;
import dev.signlab.engine.report.Step;
import java.util.List;

/**
 * A report whose tree is as low as it can be: of each signature or bundle, parts of which every
 * step holds are one line.
 *
 * @param whole the report
 */
record Folded(Report whole) implements Report {

  @Override
  public String subject() {
    return whole.subject();
  }

  @Override
  public By by() {
    return whole.by();
  }

  @Override
  public List<Step> steps() {
    return whole.steps().stream().map(Folded::open).toList();
  }

  /** What stands at the top stays open, so that something is seen of it. */
  private static Step open(Step top) {
    return new Step(top.name(), top.specification(), top.outcome(), top.asked(), top.foldedBelow());
  }

  @Override
  public boolean passed() {
    return whole.passed();
  }

  @Override
  public int exitStatus() {
    return whole.exitStatus();
  }
}
