package dev.signlab.services.rekor;

import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;

/** A request that the log refuses, in Rekor's words and with its codes. */
public final class RekorRefusal extends LabException {

  private final int status;
  private final int code;

  private RekorRefusal(int status, int code, String message) {
    super(Problem.of(message).build());
    this.status = status;
    this.code = code;
  }

  /** Makes a refusal with a status of HTTP. */
  public static RekorRefusal of(int status, String message) {
    return new RekorRefusal(status, status, message);
  }

  /** Makes the refusal of an entry that cannot be taken. */
  static RekorRefusal entry(String reason) {
    return of(400, "error processing entry: " + reason);
  }

  /** Makes the refusal of a request that its schema does not allow. */
  static RekorRefusal schema(int code, String message) {
    return new RekorRefusal(422, code, message);
  }

  int status() {
    return status;
  }

  int code() {
    return code;
  }
}
