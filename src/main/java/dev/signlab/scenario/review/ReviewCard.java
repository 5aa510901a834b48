package dev.signlab.scenario.review;

import java.time.LocalDate;

/**
 * A task whose question is asked again.
 *
 * @param box how often it was right in a row since it went wrong, from 0
 * @param due the first day on which it is asked
 */
public record ReviewCard(int box, LocalDate due) {

  /** The days to wait in each box. */
  private static final int[] DAYS = {1, 3, 7, 16, 35};

  /** Refuses boxes that there are not. */
  public ReviewCard {
    if (box < 0 || box >= DAYS.length) {
      throw new IllegalArgumentException("box " + box);
    }
  }

  static ReviewCard inBox(int box, LocalDate today) {
    return new ReviewCard(box, today.plusDays(DAYS[box]));
  }

  /** Tells whether it is in the last box: once more right, and it is known. */
  boolean isLast() {
    return box == DAYS.length - 1;
  }
}
