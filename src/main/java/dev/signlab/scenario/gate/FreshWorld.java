package dev.signlab.scenario.gate;

import dev.signlab.scenario.run.Lab;

/** A world of its own, with nothing in it, in which lines are typed as a learner would. */
public interface FreshWorld extends AutoCloseable {

  /** Returns the lab of this world. */
  Lab lab();

  /** Types a line; how commands ended is recorded in the lab, whose task stays open. */
  void type(String line);

  /** Returns what the last line showed, for a person who looks into a failed proof. */
  String shown();

  /** Returns a text of a scenario as it reads in this world. */
  String inThisWorld(String text);

  /** Ends the world and deletes what it left on disk. */
  @Override
  void close();
}
