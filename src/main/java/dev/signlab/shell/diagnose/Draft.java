package dev.signlab.shell.diagnose;

import java.util.ArrayList;
import java.util.List;

/**
 * A line that was perhaps meant.
 *
 * @param line the line
 * @param reasons what is wrong with the one that was typed, in words
 */
record Draft(LineWords line, List<String> reasons) {

  /** Copies the reasons. */
  Draft {
    reasons = List.copyOf(reasons);
  }

  /** Returns another line, for one reason more. */
  Draft because(String reason, LineWords other) {
    return because(List.of(reason), other);
  }

  /** Returns another line, for some reasons more. */
  Draft because(List<String> more, LineWords other) {
    List<String> all = new ArrayList<>(reasons);
    more.stream().filter(each -> !all.contains(each)).forEach(all::add);
    return new Draft(other, all);
  }
}
