package dev.signlab.engine.report;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeps the report of the last verification of a sitting, for those who ask for it afterwards. */
public final class LastReport {

  private @Nullable Report report;

  /** Keeps a report in place of the one before. */
  public synchronized void keep(Report latest) {
    report = latest;
  }

  /** Returns the last report, or nothing when nothing was verified yet. */
  public synchronized Optional<Report> report() {
    return Optional.ofNullable(report);
  }
}
