package dev.signlab.engine.verify;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeps the report of the last verification of a sitting, for those who ask for it afterwards. */
public final class LastReport {

  private @Nullable VerificationReport report;

  /** Keeps a report in place of the one before. */
  public synchronized void keep(VerificationReport latest) {
    report = latest;
  }

  /** Returns the last report, or nothing when nothing was verified yet. */
  public synchronized Optional<VerificationReport> report() {
    return Optional.ofNullable(report);
  }
}
