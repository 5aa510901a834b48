package dev.signlab.services.deployment;

import dev.signlab.http.server.FailureAnswers;
import dev.signlab.http.server.Handler;

/**
 * One service of an open state.
 *
 * @param name which one
 * @param handler answers its calls
 * @param failures answers those that fail
 */
record Part(ServiceName name, Handler handler, FailureAnswers failures) {

  /** Takes what is both. */
  static <T extends Handler & FailureAnswers> Part of(ServiceName name, T endpoints) {
    return new Part(name, endpoints, endpoints);
  }
}
