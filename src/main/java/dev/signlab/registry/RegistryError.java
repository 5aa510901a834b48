package dev.signlab.registry;

import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.StringNode;

/** A request that the registry refuses, in the protocol's words. */
final class RegistryError extends LabException {

  private final ErrorCode code;
  private final int status;
  private final JsonNode detail;

  private RegistryError(ErrorCode code, int status, String message, JsonNode detail) {
    super(Problem.of(message).build());
    this.code = code;
    this.status = status;
    this.detail = detail;
  }

  static RegistryError of(ErrorCode code, String message) {
    return new RegistryError(code, code.status(), message, MissingNode.getInstance());
  }

  /** Returns the same refusal about a named thing: a digest, a tag, a range. */
  RegistryError about(Object thing) {
    return about(StringNode.valueOf(thing.toString()));
  }

  /** Returns the same refusal with a detail in JSON. */
  RegistryError about(JsonNode thing) {
    return new RegistryError(code, status, problem().summary(), thing);
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

  /** Returns what stands under {@code detail}, which is missing where there is none. */
  JsonNode detail() {
    return detail;
  }
}
