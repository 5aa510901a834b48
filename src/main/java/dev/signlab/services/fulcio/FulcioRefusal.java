package dev.signlab.services.fulcio;

import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import java.util.UUID;

/** Thrown where a request gets no certificate. */
public final class FulcioRefusal extends LabException {

  private final String id = UUID.randomUUID().toString();
  private final RefusalReason reason;
  private final String wanted;
  private final String seen;

  private FulcioRefusal(RefusalReason reason, String wanted, String seen) {
    super(Problem.of(reason.words()).expected(wanted).found(seen).build());
    this.reason = reason;
    this.wanted = wanted;
    this.seen = seen;
  }

  static FulcioRefusal of(RefusalReason reason, String wanted, String seen) {
    return new FulcioRefusal(reason, wanted, seen);
  }

  /** Takes over what another failure says. */
  static FulcioRefusal of(RefusalReason reason, LabException failure) {
    Problem problem = failure.problem();
    return new FulcioRefusal(
        reason, problem.expected().orElse(reason.words()), problem.foundOrSummary());
  }

  /** Returns what tells this refusal from all others. */
  String id() {
    return id;
  }

  /** Returns why. */
  public RefusalReason reason() {
    return reason;
  }

  /** Returns what should have been there. */
  String wanted() {
    return wanted;
  }

  /** Returns what was there instead. */
  String seen() {
    return seen;
  }
}
