package dev.signlab.http.server;

import java.io.IOException;

/** The one place of a server where a failure becomes an answer. */
@FunctionalInterface
public interface FailureAnswers {

  /** Answers a call whose handler threw before it had answered. */
  void answer(Call call, Exception failure) throws IOException;
}
