package dev.signlab.scenario.paper;

import dev.signlab.scenario.source.Findings;

/** One kind of thing that reading a scenario shows. */
@FunctionalInterface
interface Paper {

  /** Adds what is not right, or could be better. */
  void read(Written written, Findings findings);
}
