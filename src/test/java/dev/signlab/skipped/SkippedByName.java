package dev.signlab.skipped;

import java.io.PrintStream;
import java.util.Map;
import java.util.TreeMap;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * Counts the tests that were skipped by their reasons, which name the missing tool, and prints a
 * line for each at the end, so that a run without judges never looks like one with them.
 */
public final class SkippedByName implements TestExecutionListener {

  private final Map<String, Integer> reasons = new TreeMap<>();
  private final PrintStream out = System.out;

  @Override
  public void executionSkipped(TestIdentifier test, String reason) {
    count(reason);
  }

  @Override
  public void executionFinished(TestIdentifier test, TestExecutionResult result) {
    if (result.getStatus() == Status.ABORTED) {
      count(result.getThrowable().map(Throwable::getMessage).orElse("no reason given"));
    }
  }

  @Override
  public void testPlanExecutionFinished(TestPlan plan) {
    reasons.forEach((reason, times) -> out.println("[SKIPPED] " + times + " x " + reason));
  }

  private void count(String reason) {
    String words = reason.replace("Assumption failed: ", "");
    reasons.merge(words, 1, Integer::sum);
  }
}
