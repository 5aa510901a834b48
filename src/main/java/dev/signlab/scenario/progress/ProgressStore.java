package dev.signlab.scenario.progress;

import dev.signlab.diagnostic.Problem;
import java.util.Optional;

/** Keeps what one learner has done from one sitting to the next. */
public interface ProgressStore {

  /** Returns what was kept; nothing kept is no progress, and no failure. */
  Reading read();

  /**
   * Keeps progress in place of what was kept before, whole or not at all.
   *
   * @throws dev.signlab.diagnostic.LabException when it cannot be kept
   */
  void write(Progress progress);

  /** Returns where it is kept, in words for the learner. */
  String place();

  /**
   * What was kept.
   *
   * @param progress all that could be read
   * @param problem what could not, for the screen; nothing when all could
   */
  record Reading(Progress progress, Optional<Problem> problem) {}
}
