package dev.signlab.services.rekor;

import java.nio.file.Path;
import java.time.InstantSource;

/** Serves a log until it is killed. */
final class RekorChild {

  private RekorChild() {}

  /** The argument: the folder of the log. */
  public static void main(String[] arguments) throws InterruptedException {
    RekorLog log = RekorLog.open(Path.of(arguments[0]), InstantSource.system(), "localhost");
    System.out.println(RunningLog.of(new RekorEndpoints(log)).url());
    Thread.sleep(Long.MAX_VALUE);
  }
}
