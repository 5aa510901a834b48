package dev.signlab.services.deployment;

import dev.signlab.http.server.Call;
import dev.signlab.http.server.FailureAnswers;
import dev.signlab.http.server.Handler;
import dev.signlab.storage.Reason;
import java.io.IOException;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * Says where the services are.
 *
 * @param base of their ports
 */
record IndexEndpoints(int base) implements Handler, FailureAnswers {

  @Override
  public void handle(Call call) throws IOException {
    if (call.path().equals("/")) {
      call.answer(200, text());
    } else {
      call.answer(404, "only the list of services is here, at /\n");
    }
  }

  private String text() {
    return Arrays.stream(ServiceName.values())
        .map(name -> "%-12s %s%n".formatted(name, name.url(base)))
        .collect(Collectors.joining());
  }

  @Override
  public void answer(Call call, Exception failure) throws IOException {
    call.answer(500, Reason.of(failure) + "\n");
  }
}
