package dev.signlab.http.server;

import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;

/** A request carries more than its endpoint takes. */
public final class BodyTooLargeException extends LabException {

  BodyTooLargeException(long limit) {
    super(
        Problem.of("the body of the request is too large")
            .expected("at most " + limit + " bytes")
            .found("more")
            .build());
  }
}
