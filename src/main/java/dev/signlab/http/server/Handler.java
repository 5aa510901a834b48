package dev.signlab.http.server;

import java.io.IOException;

/** What a server does with a request. Several threads call it at the same time. */
@FunctionalInterface
public interface Handler {

  /**
   * Answers a call, or throws: then {@link FailureAnswers} answers in its place.
   *
   * @throws IOException when the client is gone or a file cannot be read
   */
  void handle(Call call) throws IOException;
}
