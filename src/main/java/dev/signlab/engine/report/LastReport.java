package dev.signlab.engine.report;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeps the report of the last verification of a sitting, for those who ask for it afterwards. */
public final class LastReport {

  private @Nullable Report report;
  private boolean begun;
  private @Nullable String elsewhere;

  /** Forgets the report: another verification begins, which may end before it has one. */
  public synchronized void begin() {
    report = null;
    begun = true;
    elsewhere = null;
  }

  /** Forgets the report: a tool verifies that keeps none. */
  public synchronized void beginElsewhere(String tool) {
    begin();
    elsewhere = tool;
  }

  /** Returns the tool that verified last, where it is one that keeps no report. */
  public synchronized Optional<String> elsewhere() {
    return Optional.ofNullable(elsewhere);
  }

  /** Tells whether any verification has begun. */
  public synchronized boolean hasBegun() {
    return begun;
  }

  /** Keeps a report in place of the one before. */
  public synchronized void keep(Report latest) {
    report = latest;
  }

  /** Returns the last report, or nothing when none was verified yet, or the last ended before. */
  public synchronized Optional<Report> report() {
    return Optional.ofNullable(report);
  }
}
