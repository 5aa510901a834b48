package dev.signlab.registry;

import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;

/** A request that the registry refuses, in the protocol's words. */
final class RegistryError extends LabException {

  private final ErrorCode code;
  private final int status;
  private final String detail;

  private RegistryError(ErrorCode code, int status, String message, String detail) {
    super(Problem.of(message).build());
    this.code = code;
    this.status = status;
    this.detail = detail;
  }

  static RegistryError of(ErrorCode code, String message) {
    return new RegistryError(code, code.status(), message, "");
  }

  /** Returns the same refusal about a named thing: a digest, a tag, a range. */
  RegistryError about(Object thing) {
    return new RegistryError(code, status, problem().summary(), thing.toString());
  }

  /** Returns the same refusal with another status. */
  RegistryError withStatus(int other) {
    return new RegistryError(code, other, problem().summary(), detail);
  }

  ErrorCode code() {
    return code;
  }

  int status() {
    return status;
  }

  String detail() {
    return detail;
  }
}
