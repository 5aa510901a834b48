package dev.signlab.services.tsa;

import dev.signlab.crypto.DigestAlgorithm;
import dev.signlab.crypto.timestamp.TimestampRequest;
import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.http.server.BodyTooLargeException;
import dev.signlab.http.server.Call;
import dev.signlab.http.server.FailureAnswers;
import dev.signlab.http.server.Handler;
import dev.signlab.json.Json;
import dev.signlab.storage.Reason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * The authority over HTTP (RFC 3161, section 3.4, and sigstore's timestamp-authority): {@code POST
 * /api/v1/timestamp} with a request in DER or JSON, {@code GET /api/v1/timestamp/certchain}, {@code
 * GET /ping}. Safe for use by several threads.
 *
 * @param authority issues the timestamps
 */
public record TsaEndpoints(TimestampAuthority authority) implements Handler, FailureAnswers {

  private static final String TIMESTAMP = "/api/v1/timestamp";
  private static final String CHAIN = TIMESTAMP + "/certchain";
  private static final String SHA1 = "1.3.14.3.2.26";
  private static final int LARGEST = 64 << 10;

  @Override
  public void handle(Call call) throws IOException {
    switch (call.method() + " " + call.path()) {
      // Some clients are given the whole address, others where it begins.
      case "POST /", "POST " + TIMESTAMP ->
          call.answer(201, "application/timestamp-reply", answer(request(call)));
      case "GET " + CHAIN -> call.answer(200, "application/pem-certificate-chain", chain());
      case "GET /ping" -> call.answer(200, ".");
      default -> error(call, 404, "path " + call.path() + " was not found");
    }
  }

  @Override
  public void answer(Call call, Exception failure) throws IOException {
    switch (failure) {
      case TsaRefusal refusal -> error(call, 400, refusal.message());
      case BodyTooLargeException large -> error(call, 413, large.problem().summary());
      case LabException lab -> {
        int status = lab.problem().isOf(Cause.SERVICE_REFUSED) ? 400 : 500;
        error(call, status, TsaRefusal.FAILED + ": " + words(lab));
      }
      default -> error(call, 500, TsaRefusal.FAILED + ": " + Reason.of(failure));
    }
  }

  private static TimestampRequest request(Call call) throws IOException {
    String type = call.header("Content-Type").orElse("").toLowerCase(Locale.ROOT);
    byte[] body = call.readBody(LARGEST);
    try {
      return switch (type.split(";", 2)[0].strip()) {
        case "application/timestamp-query" -> TimestampRequest.parse(body);
        case "application/json" -> TimestampQuery.parse(body);
        default -> throw new TsaRefusal("unsupported content type", type);
      };
    } catch (TsaRefusal e) {
      throw e;
    } catch (LabException e) {
      throw new TsaRefusal(TsaRefusal.FAILED, words(e));
    }
  }

  private byte[] answer(TimestampRequest request) {
    if (request.algorithmIdentifier().equals(SHA1)) {
      throw new TsaRefusal(TsaRefusal.WEAK, "SHA-1");
    }
    DigestAlgorithm algorithm =
        request
            .algorithm()
            .orElseThrow(
                () ->
                    new TsaRefusal(
                        TsaRefusal.FAILED,
                        "unsupported hash algorithm " + request.algorithmIdentifier()));
    TsaRefusal.requireLength(algorithm, request.digest());
    return authority.answer(request);
  }

  private byte[] chain() {
    return authority.chain().pem().getBytes(StandardCharsets.US_ASCII);
  }

  private static String words(LabException failure) {
    return failure.problem().summary() + ": " + failure.problem().foundOrSummary();
  }

  private static void error(Call call, int status, String message) throws IOException {
    byte[] body = Json.write(Json.object().put("code", status).put("message", message));
    call.answer(status, "application/json", body);
  }
}
