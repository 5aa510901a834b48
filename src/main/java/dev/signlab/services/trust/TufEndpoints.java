package dev.signlab.services.trust;

import dev.signlab.http.server.Call;
import dev.signlab.http.server.FailureAnswers;
import dev.signlab.http.server.Handler;
import dev.signlab.storage.Reason;
import java.io.IOException;
import java.util.Optional;

/**
 * A repository over HTTP: its metadata at the top, its targets below {@code targets/}.
 *
 * @param repository the repository
 */
public record TufEndpoints(TufRepository repository) implements Handler, FailureAnswers {

  @Override
  public void handle(Call call) throws IOException {
    if (!call.method().equals("GET") && !call.isHead()) {
      call.set("Allow", "GET, HEAD");
      call.answer(405, "a repository is only read\n");
      return;
    }
    Optional<byte[]> file = repository.file(call.path().substring(1));
    if (file.isEmpty()) {
      call.answer(404, "no such file in the repository\n");
      return;
    }
    boolean isJson = call.path().endsWith(".json");
    call.answer(200, isJson ? "application/json" : "application/octet-stream", file.get());
  }

  @Override
  public void answer(Call call, Exception failure) throws IOException {
    call.answer(500, Reason.of(failure) + "\n");
  }
}
