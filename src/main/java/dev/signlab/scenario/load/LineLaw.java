package dev.signlab.scenario.load;

import dev.signlab.diagnostic.Problem;
import java.util.Optional;

/**
 * Says what is wrong with a line that a scenario types, without running it. A scenario is data: its
 * lines are commands of the lab, and none of them reaches the machine around the lab.
 */
@FunctionalInterface
public interface LineLaw {

  /** Returns why a line is refused, or nothing when it may be typed. */
  Optional<Problem> refusal(String line);
}
