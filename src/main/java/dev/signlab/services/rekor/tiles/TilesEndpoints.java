package dev.signlab.services.rekor.tiles;

import dev.signlab.diagnostic.LabException;
import dev.signlab.http.server.BodyTooLargeException;
import dev.signlab.http.server.Call;
import dev.signlab.http.server.FailureAnswers;
import dev.signlab.http.server.Handler;
import dev.signlab.json.Json;
import dev.signlab.json.JsonFields;
import dev.signlab.storage.Reason;
import dev.signlab.transparency.checkpoint.Checkpoint;
import dev.signlab.transparency.store.Appended;
import dev.signlab.transparency.tile.TilePath;
import dev.signlab.transparency.tile.Tiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The log over HTTP: {@code POST /api/v2/log/entries}, and what is read as files are: {@code
 * /api/v2/checkpoint}, {@code /api/v2/tile/…}. Safe for use by several threads.
 *
 * @param log the log
 */
public record TilesEndpoints(TilesLog log) implements Handler, FailureAnswers {

  private static final String PREFIX = "/api/v2/";
  private static final String JSON = "application/json";
  private static final int LARGEST = 1 << 20;

  /** The codes of gRPC, which stand in the bodies of refusals. */
  private static final int INVALID_ARGUMENT = 3;

  private static final int NOT_FOUND = 5;
  private static final int ALREADY_EXISTS = 6;
  private static final int INTERNAL = 13;

  @Override
  public void handle(Call call) throws IOException {
    switch (call.path()) {
      case PREFIX + "log/entries" -> add(call);
      case PREFIX + "checkpoint" -> checkpoint(call);
      case "/healthz" -> call.answer(200, JSON, bytes("{\"status\":\"SERVING\"}"));
      default -> tile(call);
    }
  }

  @Override
  public void answer(Call call, Exception failure) throws IOException {
    switch (failure) {
      case TilesRefusal refusal ->
          error(call, refusal.status(), refusal.code(), refusal.problem().summary());
      case BodyTooLargeException large ->
          error(call, 413, INVALID_ARGUMENT, large.problem().summary());
      case LabException lab -> error(call, 500, INTERNAL, lab.problem().summary());
      default -> error(call, 500, INTERNAL, Reason.of(failure));
    }
  }

  private void add(Call call) throws IOException {
    if (!call.method().equals("POST")) {
      throw TilesRefusal.method(call.method());
    }
    if (log.isFrozen()) {
      call.answer(405, "This log has been frozen, please switch to the latest log.\n");
      return;
    }
    Appended added = log.add(HashedRekordRequest.parse(body(call)));
    if (added.isNew()) {
      call.answer(201, JSON, Json.write(entry(added.index())));
    } else {
      call.set("Grpc-Metadata-X-Log-Index", Long.toString(added.index()));
      String text = "an equivalent entry already exists in the transparency log with index ";
      error(call, 409, ALREADY_EXISTS, text + added.index());
    }
  }

  private static JsonFields body(Call call) throws IOException {
    byte[] body = call.readBody(LARGEST);
    try {
      return Json.parseObject(body, "body");
    } catch (LabException e) {
      throw new TilesRefusal(e.problem().summary(), e.problem().foundOrSummary());
    }
  }

  /** TransparencyLogEntry of protobuf-specs, with the fields that have no value. */
  private ObjectNode entry(long index) {
    String number = Long.toString(index);
    ObjectNode entry = Json.object().put("logIndex", number);
    entry.putObject("logId").put("keyId", base64(log.id()));
    entry.putObject("kindVersion").put("kind", "hashedrekord").put("version", "0.0.2");
    entry.put("integratedTime", "0").putNull("inclusionPromise");
    Checkpoint checkpoint = log.checkpoint();
    ObjectNode proof = entry.putObject("inclusionProof").put("logIndex", number);
    proof.put("rootHash", base64(checkpoint.root()));
    proof.put("treeSize", Long.toString(checkpoint.size()));
    ArrayNode hashes = proof.putArray("hashes");
    log.store()
        .tree(checkpoint.size())
        .inclusion(index)
        .hashes()
        .forEach(hash -> hashes.add(base64(hash)));
    proof.putObject("checkpoint").put("envelope", checkpoint.note().note());
    return entry.put("canonicalizedBody", base64(log.store().record(index).entry()));
  }

  private void checkpoint(Call call) throws IOException {
    requireRead(call);
    call.set("Cache-Control", "no-cache");
    call.answer(200, log.checkpoint().note().note());
  }

  /** A piece never changes once it is there. */
  private void tile(Call call) throws IOException {
    String path = call.path();
    Optional<byte[]> piece =
        path.startsWith(PREFIX)
            ? TilePath.parse(path.substring(PREFIX.length())).flatMap(new Tiles(log.store())::read)
            : Optional.empty();
    if (piece.isEmpty()) {
      error(call, 404, NOT_FOUND, "Not Found");
      return;
    }
    requireRead(call);
    call.set("Cache-Control", "max-age=31536000, immutable");
    call.answer(200, "application/octet-stream", piece.get());
  }

  private static void requireRead(Call call) {
    if (!call.method().equals("GET") && !call.isHead()) {
      throw TilesRefusal.method(call.method());
    }
  }

  private static void error(Call call, int status, int code, String message) throws IOException {
    ObjectNode body = Json.object().put("code", code).put("message", message);
    body.putArray("details");
    call.answer(status, JSON, Json.write(body));
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
