package dev.signlab.services.rekor;

import dev.signlab.diagnostic.LabException;
import dev.signlab.http.server.BodyTooLargeException;
import dev.signlab.http.server.Call;
import dev.signlab.http.server.FailureAnswers;
import dev.signlab.http.server.Handler;
import dev.signlab.json.Json;
import dev.signlab.json.JsonFields;
import dev.signlab.storage.Reason;
import dev.signlab.transparency.store.Appended;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * The log over HTTP, as {@code openapi.yaml} of sigstore/rekor describes it. Safe for use by
 * several threads.
 *
 * @param log the log
 */
public record RekorEndpoints(RekorLog log) implements Handler, FailureAnswers {

  private static final String LOG = "/api/v1/log";
  private static final String ENTRIES = LOG + "/entries";
  private static final String JSON = "application/json";
  private static final String UUID = "^([0-9a-fA-F]{64}|[0-9a-fA-F]{80})$";

  /** The longest text of JSON, in which an envelope stands whole, and a little around it. */
  private static final int LARGEST = 33 << 20;

  @Override
  public void handle(Call call) throws IOException {
    RekorQueries queries = new RekorQueries(log, call);
    switch (call.method() + " " + call.path()) {
      case "POST " + ENTRIES -> add(call);
      case "GET " + ENTRIES -> byIndex(call);
      case "POST " + ENTRIES + "/retrieve" -> json(call, queries.retrieve(body(call)));
      case "GET " + LOG -> json(call, queries.info());
      case "GET " + LOG + "/proof" -> json(call, queries.proof());
      case "GET " + LOG + "/publicKey" -> call.answer(200, "application/x-pem-file", pem());
      case "POST /api/v1/index/retrieve" -> json(call, queries.search(body(call)));
      case "GET /ping" -> call.answer(200, ".");
      default -> byId(call);
    }
  }

  @Override
  public void answer(Call call, Exception failure) throws IOException {
    switch (failure) {
      case RekorRefusal refusal ->
          error(call, refusal.status(), refusal.code(), refusal.problem().summary());
      case BodyTooLargeException large -> error(call, 413, 413, large.problem().summary());
      case LabException lab -> {
        String found = lab.problem().found().map(text -> ": " + text).orElse("");
        error(call, 500, 500, lab.problem().summary() + found);
      }
      default -> error(call, 500, 500, Reason.of(failure));
    }
  }

  private void add(Call call) throws IOException {
    AcceptedEntry accepted = AcceptedEntry.verify(body(call));
    Appended added = log.add(accepted);
    LoggedEntry entry = log.entry(added.index());
    call.set("Location", ENTRIES + "/" + entry.id());
    if (!added.isNew()) {
      throw RekorRefusal.of(
          409,
          "an equivalent entry already exists in the transparency log with UUID " + entry.id());
    }
    call.set("ETag", entry.id());
    call.answer(201, JSON, Json.write(entry.json()));
  }

  private void byIndex(Call call) throws IOException {
    String index =
        call.query("logIndex")
            .orElseThrow(() -> RekorRefusal.schema(602, "logIndex in query is required"));
    long number = RekorQueries.number("logIndex", index);
    Optional<LoggedEntry> entry =
        number < log.store().head().size() ? Optional.of(log.entry(number)) : Optional.empty();
    entry(call, entry);
  }

  private void byId(Call call) throws IOException {
    String path = call.path();
    if (!path.startsWith(ENTRIES + "/")) {
      error(call, 404, 404, "path " + path + " was not found");
    } else if (!call.method().equals("GET")) {
      error(call, 405, 405, "method " + call.method() + " is not allowed, but [GET] are");
    } else {
      String id = path.substring(ENTRIES.length() + 1);
      requireId(id);
      entry(call, log.find(id));
    }
  }

  static void requireId(String id) {
    if (!id.matches(UUID)) {
      throw RekorRefusal.schema(605, "entryUUID in path should match '" + UUID + "'");
    }
  }

  private static void entry(Call call, Optional<LoggedEntry> entry) throws IOException {
    if (entry.isEmpty()) {
      call.answer(404, JSON, new byte[0]);
      return;
    }
    json(call, entry.get().json());
  }

  private static JsonFields body(Call call) throws IOException {
    byte[] body = call.readBody(LARGEST);
    try {
      return Json.parseObject(body, "body");
    } catch (LabException e) {
      throw RekorRefusal.of(
          400, "parsing body body from \"\" failed, because " + e.problem().foundOrSummary());
    }
  }

  private byte[] pem() {
    return log.publicKey().pem().getBytes(StandardCharsets.US_ASCII);
  }

  private static void json(Call call, JsonNode json) throws IOException {
    call.answer(200, JSON, Json.write(json));
  }

  private static void error(Call call, int status, int code, String message) throws IOException {
    byte[] body = Json.write(Json.object().put("code", code).put("message", message));
    call.answer(status, JSON, body);
  }
}
