package dev.signlab.services.oidc;

import dev.signlab.http.server.BodyTooLargeException;
import dev.signlab.http.server.Call;
import dev.signlab.http.server.FailureAnswers;
import dev.signlab.http.server.Handler;
import dev.signlab.json.Json;
import dev.signlab.storage.Reason;
import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;

/** The issuers over HTTP. Safe for use by several threads. */
public final class OidcEndpoints implements Handler, FailureAnswers {

  private final OidcService service;

  /** Answers for the issuers of a world. */
  public OidcEndpoints(OidcService service) {
    this.service = service;
  }

  @Override
  public void handle(Call call) throws IOException {
    String path = call.path();
    IssuerKind issuer = issuerOf(path);
    String rest = call.method() + " " + path.substring(issuer.path().length());
    call.set("X-Content-Type-Options", "nosniff");
    if (!everywhere(call, issuer, rest) && !special(call, issuer, rest)) {
      call.answer(404, "application/json", Json.write(Json.object().put("error", "not_found")));
    }
  }

  /** The longest path that fits; the first issuer has the empty one. */
  private static IssuerKind issuerOf(String path) {
    return Arrays.stream(IssuerKind.values())
        .filter(kind -> path.startsWith(kind.path() + "/"))
        .max(Comparator.comparingInt(kind -> kind.path().length()))
        .orElse(IssuerKind.PEOPLE);
  }

  private boolean everywhere(Call call, IssuerKind issuer, String rest) throws IOException {
    switch (rest) {
      case "GET " + Discovery.PATH, "HEAD " + Discovery.PATH ->
          JsonAnswer.open(call, Discovery.of(issuer, service.issuer(issuer)));
      case "GET /keys", "HEAD /keys" ->
          JsonAnswer.open(call, service.tokens().ring(issuer).publicKeys());
      default -> {
        return false;
      }
    }
    return true;
  }

  private boolean special(Call call, IssuerKind issuer, String rest) throws IOException {
    return issuer.isInteractive()
        ? signIn(call, issuer, rest)
        : issuer == IssuerKind.ACTIONS && actions(call, rest);
  }

  private boolean signIn(Call call, IssuerKind issuer, String rest) throws IOException {
    switch (rest) {
      case "GET /authorize", "POST /authorize" -> service.signIn().authorize(call, issuer);
      case "POST /sign-in" -> service.signIn().choose(call);
      case "POST /token" -> service.tokenEndpoint().handle(call, issuer);
      case "POST /device/code" -> service.devices().begin(call, issuer);
      case "GET /device" -> service.devices().page(call, issuer);
      case "POST /device" -> service.devices().choose(call, issuer);
      case "GET /" -> Page.answer(call, 200, Pages.welcome(service.issuer(issuer)));
      case "GET " + Page.STYLE -> Page.style(call);
      default -> {
        return false;
      }
    }
    return true;
  }

  private boolean actions(Call call, String rest) throws IOException {
    if (rest.equals("GET " + ActionsEndpoint.PATH)) {
      service.actions().handle(call);
      return true;
    }
    return false;
  }

  @Override
  public void answer(Call call, Exception failure) throws IOException {
    switch (failure) {
      case OAuthError error -> JsonAnswer.refusal(call, error);
      case BodyTooLargeException large ->
          JsonAnswer.refusal(
              call, OAuthError.of(OAuthError.INVALID_REQUEST, large.problem().summary()));
      default ->
          JsonAnswer.secret(
              call,
              500,
              Json.object()
                  .put("error", "server_error")
                  .put("error_description", Reason.of(failure)));
    }
  }
}
