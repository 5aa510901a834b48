package dev.signlab.bench;

import dev.signlab.interop.keyless.Soak;
import dev.signlab.storage.TemporaryFolder;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Has several processes of cosign 3.1 sign by identity for some time against the services of one
 * world, by both versions of the log, and tells how many signatures they made, all of which must be
 * in the logs. From the project's folder, after the tests were compiled: {@code
 * src/test/scripts/bench SigningSoakMain [processes [seconds]]}, eight for sixty unless told.
 */
public final class SigningSoakMain {

  private SigningSoakMain() {}

  /** Runs it; fails when anything was lost. */
  public static void main(String[] arguments) throws Exception {
    int signers = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 8;
    long seconds = arguments.length > 1 ? Long.parseLong(arguments[1]) : 60;
    Path folder = TemporaryFolder.make("signing-soak");
    Soak.Measure measure =
        new Soak.Measure(signers, Integer.MAX_VALUE, Duration.ofSeconds(seconds));
    Soak.Outcome outcome = Soak.run(folder, measure);
    System.out.printf(
        "%d processes, %.0f s: %d signatures, %.1f a second; %d by version 1, %d by version 2;"
            + " all are in the logs%n",
        signers,
        outcome.seconds(),
        outcome.all(),
        outcome.all() / outcome.seconds(),
        outcome.first(),
        outcome.tiles());
  }
}
