package dev.signlab.scenario.run;

import dev.signlab.scenario.check.Facts;
import dev.signlab.scenario.check.LabView;
import dev.signlab.scenario.model.Scenario;
import java.util.List;

/** The world around a learner, as far as scenarios touch it. */
public interface LabWorld {

  /** Returns what checks look at. */
  LabView view(Facts facts);

  /**
   * Brings about what a scenario needs, and leaves alone whatever the learner has already.
   *
   * @param passwords is asked for the password of a key that the learner made
   * @return what was done, a line each, for the learner
   */
  List<String> prepare(Scenario scenario, PasswordQuestion passwords);

  /** Keeps the state of servers, images, files and clock under a name. */
  void snapshot(String name);

  /**
   * Puts a state back, and starts the registry again where the scenario needs one.
   *
   * @return the names of what a newer lab kept there and this one does not know, and so leaves as
   *     it is
   */
  List<String> restore(String name, Scenario scenario);

  /**
   * Stops the registry where it is for the scenario's first task to start it.
   *
   * @return what was done or could not be done, a line each, for the learner
   * @throws dev.signlab.diagnostic.LabException when it runs within another lab
   */
  List<String> stopForFirstTask(Scenario scenario);

  /**
   * Puts a fault into the world, for the learner to find.
   *
   * @throws dev.signlab.diagnostic.LabException when it cannot be put there, or does not show
   */
  void breakBy(String fault);

  /** Takes the fault back that is in the world, if one is. */
  void mend();

  /** Tells whether a state was kept under a name. */
  boolean hasSnapshot(String name);
}
