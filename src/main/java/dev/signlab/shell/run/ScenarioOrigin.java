package dev.signlab.shell.run;

import java.nio.file.Path;

/** Where a scenario comes from, whose lines are typed. */
public enum ScenarioOrigin {
  /** From the lab itself, or from somebody whose Java the person agreed to run. */
  TRUSTED,
  /** From elsewhere: its lines are data, and no program of theirs runs. */
  ELSEWHERE;

  /** Returns where the scenarios of a folder come from; the launcher says which are the lab's. */
  public static ScenarioOrigin of(Path folder) {
    Path own = Path.of(System.getProperty("signlab.top", ""), "labs").toAbsolutePath().normalize();
    return folder.toAbsolutePath().normalize().startsWith(own) ? TRUSTED : ELSEWHERE;
  }
}
