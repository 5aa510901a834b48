package dev.signlab.services.ctlog;

import dev.signlab.diagnostic.LabException;
import dev.signlab.http.server.BodyTooLargeException;
import dev.signlab.http.server.Call;
import dev.signlab.http.server.FailureAnswers;
import dev.signlab.http.server.Handler;
import dev.signlab.json.Json;
import dev.signlab.json.JsonFields;
import dev.signlab.sigstore.certificate.AddChainResponse;
import dev.signlab.sigstore.certificate.SignedCertificateTimestamp;
import dev.signlab.storage.Reason;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * A log of certificates over HTTP (RFC 6962, section 4), its paths as of {@code /ct/v1/} on, behind
 * any prefix. Safe for use by several threads.
 *
 * @param log the log
 */
public record CtEndpoints(CtLog log) implements Handler, FailureAnswers {

  private static final String VERSION = "/ct/v1/";
  private static final int LARGEST = 1 << 20;
  private static final int MOST = 10;

  @Override
  public void handle(Call call) throws IOException {
    String path = call.path();
    int at = path.indexOf(VERSION);
    String name = at < 0 ? "" : path.substring(at + VERSION.length());
    CtReads reads = new CtReads(log, call);
    switch (name) {
      case "add-chain" -> post(call, log.addChain(chain(call, name)));
      case "add-pre-chain" -> post(call, log.addPreChain(chain(call, name)));
      case "get-sth" -> get(call, reads.treeHead());
      case "get-sth-consistency" -> get(call, reads.consistency());
      case "get-proof-by-hash" -> get(call, reads.proofByHash());
      case "get-entries" -> get(call, reads.entries());
      case "get-roots" -> get(call, reads.roots());
      case "get-entry-and-proof" -> get(call, reads.entryAndProof());
      default -> error(call, 404, "Not Found", "no such path: " + path);
    }
  }

  @Override
  public void answer(Call call, Exception failure) throws IOException {
    switch (failure) {
      case CtRefusal refusal -> error(call, refusal.status(), "", words(refusal));
      case BodyTooLargeException large -> error(call, 413, "", words(large));
      case LabException lab -> error(call, 500, "", words(lab));
      default -> error(call, 500, "", Reason.of(failure));
    }
  }

  private static List<byte[]> chain(Call call, String name) throws IOException {
    if (!call.method().equals("POST")) {
      throw CtRefusal.method(call);
    }
    byte[] body = call.readBody(LARGEST);
    try {
      JsonFields request = Json.parseObject(body, "body");
      List<JsonNode> chain = request.array("chain");
      if (chain.isEmpty() || chain.size() > MOST) {
        throw new CtRefusal(400, "cert chain was empty, or of more than " + MOST, "");
      }
      return chain.stream().map(CtEndpoints::der).toList();
    } catch (LabException e) {
      throw new CtRefusal(400, "failed to parse " + name + " body: " + words(e), "");
    }
  }

  private static byte[] der(JsonNode each) {
    return JsonFields.of(Json.object().set("certificate", each), "chain").bytes("certificate");
  }

  private static void post(Call call, SignedCertificateTimestamp timestamp) throws IOException {
    call.answer(200, "application/json", AddChainResponse.write(timestamp));
  }

  private static void get(Call call, JsonNode json) throws IOException {
    call.answer(200, "application/json", Json.write(json));
  }

  static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  static String words(LabException e) {
    String found = e.problem().found().map(text -> ": " + text).orElse("");
    return e.problem().summary()
        + e.problem().expected().map(text -> ": expected " + text).orElse("")
        + found;
  }

  private static void error(Call call, int status, String title, String text) throws IOException {
    String first = title.isEmpty() ? CtRefusal.title(status) : title;
    call.answer(status, first + "\n" + text + "\n");
  }
}
