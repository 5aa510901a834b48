package dev.signlab.scenario.gate;

import dev.signlab.diagnostic.Cause;
import dev.signlab.scenario.load.ScriptLine;
import dev.signlab.scenario.run.Lab;
import java.nio.file.Path;
import java.util.Optional;

/** A world of its own, with nothing in it, in which lines are typed as a learner would. */
public interface FreshWorld extends AutoCloseable {

  /** Returns the lab of this world. */
  Lab lab();

  /**
   * Types a line as scenarios write it; how commands ended is recorded in the lab, whose task stays
   * open.
   *
   * @return how the line ended
   */
  Ended type(String line);

  /** Types a line of a file, as {@link #type(String)} does. */
  default Ended type(ScriptLine line) {
    return type(line.text());
  }

  /**
   * Types a line as scenarios write it, whose {@code cosign} is the real program and not the lab's;
   * other lines are typed as ever.
   *
   * @return how it ended; nothing where no real cosign was named for this world
   * @throws dev.signlab.diagnostic.LabException when the line is more than a command with its words
   */
  Optional<Ended> typeWithCosign(String line);

  /** Types a line of a file, as {@link #typeWithCosign(String)} does. */
  default Optional<Ended> typeWithCosign(ScriptLine line) {
    return typeWithCosign(line.text());
  }

  /**
   * How a line ended.
   *
   * @param status its exit status
   * @param cause the named cause for which its last command failed, where it did
   */
  record Ended(int status, Optional<Cause> cause) {

    /** Tells whether it passed. */
    public boolean passed() {
      return status == 0;
    }

    /** Says it in words. */
    String words() {
      return passed() ? "passed" : cause.map(c -> "refused for " + c).orElse("status " + status);
    }
  }

  /** Returns what the last line showed, for a person who looks into a failed proof. */
  String shown();

  /** Returns a text of this world as scenarios write it. */
  String asWritten(String text);

  /** Returns the learner's folder. */
  Path folder();

  /** Ends the world and deletes what it left on disk. */
  @Override
  void close();
}
