package dev.signlab.services.deployment;

import dev.signlab.diagnostic.Problem;
import dev.signlab.services.rekor.ForkedLog;
import dev.signlab.services.trust.TufRepository;
import dev.signlab.storage.Reason;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;

/** Makes a service of a state that no process uses lie, as a bad operator or mirror would. */
public final class Lying {

  private Lying() {}

  /**
   * Begins a lie, which lasts as long as the state.
   *
   * @param state the folder of the state
   * @param clock the time of the lie
   * @throws dev.signlab.diagnostic.LabException when there is nothing yet to lie about
   */
  public static void begin(Path state, Lie lie, InstantSource clock) {
    TufRepository repository = TufRepository.open(ServiceName.TUF.in(state), clock);
    switch (lie) {
      case SPLIT_VIEW -> fork(ServiceName.REKOR.in(state), clock);
      case SWAP_TARGET -> repository.swap(TrustFile.TRUSTED_ROOT.fileName());
      case ROLL_BACK -> repository.rollBack();
      case FREEZE -> repository.freeze();
    }
  }

  private static void fork(Path log, InstantSource clock) {
    try {
      ForkedLog.replace(log, clock, Services.HOST);
    } catch (IOException e) {
      throw Problem.of("cannot write a second tree in " + log)
          .expected("files that can be moved")
          .found(Reason.of(e))
          .command("doctor")
          .asException(e);
    }
  }
}
