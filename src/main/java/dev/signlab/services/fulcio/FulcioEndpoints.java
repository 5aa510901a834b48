package dev.signlab.services.fulcio;

import dev.signlab.http.server.BodyTooLargeException;
import dev.signlab.http.server.Call;
import dev.signlab.http.server.FailureAnswers;
import dev.signlab.http.server.Handler;
import dev.signlab.json.Json;
import dev.signlab.sigstore.certificate.AddChainResponse;
import dev.signlab.storage.Reason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The authority over HTTP, with the paths, statuses and texts of Fulcio (fulcio.proto, and {@code
 * POST /api/v1/signingCert} of its older interface). Beside them {@code GET /lab/refusals} tells
 * what Fulcio does not: why requests were refused. Safe for use by several threads.
 */
public final class FulcioEndpoints implements Handler, FailureAnswers {

  private static final String JSON = "application/json";

  /** The field of a refusal that names it among those that {@code /lab/refusals} explains. */
  private static final String REFUSAL = "Lab-Refusal";

  private static final String PEM_CHAIN = "application/pem-certificate-chain";

  private static final int INVALID_ARGUMENT = 3;
  private static final int NOT_FOUND = 5;
  private static final int INTERNAL = 13;

  private final FulcioService service;

  /** Answers for an authority. */
  public FulcioEndpoints(FulcioService service) {
    this.service = service;
  }

  @Override
  public void handle(Call call) throws IOException {
    switch (call.method() + " " + call.path()) {
      case "POST /api/v1/signingCert" -> v1(call);
      case "POST /api/v2/signingCert" -> v2(call);
      case "GET /api/v1/rootCert" -> call.answer(200, PEM_CHAIN, ascii(service.chainPem()));
      case "GET /api/v2/trustBundle" -> call.answer(200, JSON, Json.write(trustBundle()));
      case "GET /api/v2/configuration" -> call.answer(200, JSON, Json.write(configuration()));
      case "GET /healthz" -> call.answer(200, JSON, Json.write(health()));
      case "GET /lab/refusals" -> call.answer(200, JSON, Json.write(refusals()));
      default -> error(call, 404, NOT_FOUND, "Not Found");
    }
  }

  /** Answers 201, and a promise that is not inside stands in a field of its own. */
  private void v1(Call call) throws IOException {
    IssuedCertificate issued = service.issue(RequestReader.v1(call));
    issued
        .detached()
        .ifPresent(timestamp -> call.set("SCT", base64(AddChainResponse.write(timestamp))));
    call.answer(201, PEM_CHAIN, ascii(issued.pem()));
  }

  /** Answers 200; a client takes 201 for a failure. */
  private void v2(Call call) throws IOException {
    IssuedCertificate issued = service.issue(RequestReader.v2(call));
    ObjectNode answer = Json.object();
    ObjectNode certificate =
        answer.putObject(
            issued.isEmbedded() ? "signedCertificateEmbeddedSct" : "signedCertificateDetachedSct");
    list(certificate.putObject("chain"), issued.pem());
    issued
        .detached()
        .ifPresent(
            timestamp ->
                certificate.put(
                    "signedCertificateTimestamp", base64(AddChainResponse.write(timestamp))));
    call.answer(200, JSON, Json.write(answer));
  }

  private ObjectNode trustBundle() {
    ObjectNode bundle = Json.object();
    list(bundle.putArray("chains").addObject(), service.chainPem());
    return bundle;
  }

  private static void list(ObjectNode chain, List<String> certificates) {
    ArrayNode array = chain.putArray("certificates");
    certificates.forEach(array::add);
  }

  private ObjectNode configuration() {
    ObjectNode configuration = Json.object();
    ArrayNode issuers = configuration.putArray("issuers");
    for (TrustedIssuer each : service.issuers()) {
      ObjectNode issuer = issuers.addObject();
      issuer.put("issuerUrl", each.url());
      issuer.put("audience", each.audience());
      issuer.put("challengeClaim", each.kind().challengeClaim());
      issuer.put("spiffeTrustDomain", each.trustDomain());
      issuer.put("issuerType", each.kind().word());
      issuer.put("subjectDomain", each.subjectDomain());
    }
    return configuration;
  }

  private static ObjectNode health() {
    return Json.object().put("status", "SERVING");
  }

  private ObjectNode refusals() {
    ObjectNode all = Json.object();
    ArrayNode list = all.putArray("refusals");
    for (Refusal each : service.refusals()) {
      ObjectNode refusal = list.addObject();
      refusal.put("id", each.id());
      refusal.put("at", each.at().toString());
      refusal.put("reason", each.reason().name());
      refusal.put("words", each.reason().words());
      refusal.put("expected", each.expected());
      refusal.put("found", each.found());
      refusal.put("told", each.reason().message());
    }
    return all;
  }

  @Override
  public void answer(Call call, Exception failure) throws IOException {
    switch (failure) {
      case FulcioRefusal refusal -> refuse(call, refusal);
      case BodyTooLargeException large ->
          error(call, 400, INVALID_ARGUMENT, "http: request body too large");
      default ->
          error(call, 500, INTERNAL, "error communicating with CA backend: " + Reason.of(failure));
    }
  }

  private void refuse(Call call, FulcioRefusal refusal) throws IOException {
    RefusalReason reason = refusal.reason();
    if (reason == RefusalReason.MALFORMED_REQUEST) {
      service.remember(refusal);
    }
    call.set(REFUSAL, refusal.id());
    int status = reason.isCallers() ? 400 : 500;
    error(call, status, reason.isCallers() ? INVALID_ARGUMENT : INTERNAL, reason.message());
  }

  private static void error(Call call, int status, int code, String message) throws IOException {
    ObjectNode body = Json.object().put("code", code).put("message", message);
    body.putArray("details");
    call.answer(status, JSON, Json.write(body));
  }

  private static byte[] ascii(List<String> pem) {
    return String.join("", pem).strip().getBytes(StandardCharsets.US_ASCII);
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }
}
