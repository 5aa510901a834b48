package dev.signlab.registry;

import dev.signlab.http.server.Call;
import dev.signlab.json.Json;
import dev.signlab.registry.access.Access;
import dev.signlab.registry.access.AccessTokens;
import dev.signlab.registry.access.Scope;
import dev.signlab.registry.access.UserLogin;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ObjectNode;

/**
 * Gives a token for a login (Distribution, "Token Authentication Specification"). Of the scopes
 * that are asked for, the token has those that are granted; that may be none, and is no refusal.
 *
 * @param tokens makes them
 */
record TokenEndpoint(AccessTokens tokens) {

  /** Where it is, on the registry itself. */
  static final String PATH = "/token";

  private static final int MOST_SCOPES = 32;

  void handle(Call call, Access.Tokens access) throws IOException {
    Methods.require(call, "GET", "HEAD");
    Optional<String> shown = call.header("Authorization");
    Optional<UserLogin> user = shown.flatMap(UserLogin::in);
    boolean isKnown = user.filter(access.logins()::know).isPresent();
    boolean mayEnter = shown.isPresent() ? isKnown : access.grants().anonymousPull();
    if (!mayEnter) {
      call.set("WWW-Authenticate", Door.BASIC);
      throw RegistryError.of(
          ErrorCode.UNAUTHORIZED,
          shown.isPresent() ? "incorrect username or password" : "authentication required");
    }
    answer(call, tokens.issue(user.map(UserLogin::user), scopes(call), access.grants()));
  }

  private static List<Scope> scopes(Call call) {
    return call.queryAll("scope").stream()
        .flatMap(text -> Arrays.stream(text.split(" ", -1)))
        .limit(MOST_SCOPES)
        .flatMap(text -> Scope.parse(text).stream())
        .toList();
  }

  /**
   * The scope is that of RFC 6749, section 5.1: what was granted, where that is not what was asked.
   */
  private static void answer(Call call, AccessTokens.Issued token) throws IOException {
    ObjectNode body = Json.object();
    body.put("token", token.text()).put("access_token", token.text());
    body.put("expires_in", AccessTokens.LIFETIME.toSeconds());
    body.put("issued_at", token.issued().toString());
    String granted = token.scopes().stream().map(Scope::toString).collect(Collectors.joining(" "));
    body.put("scope", granted);
    call.set("Cache-Control", "no-store");
    call.answer(200, "application/json", Json.write(body));
  }
}
