package dev.signlab.services.oidc;

import dev.signlab.http.server.Call;
import dev.signlab.http.server.Form;
import dev.signlab.json.Json;
import java.io.IOException;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * Hands out tokens for codes (RFC 6749, section 4.1.3; RFC 8628, section 3.4). A code counts once.
 */
final class TokenEndpoint {

  private static final String CODE = "authorization_code";
  private static final String DEVICE = "urn:ietf:params:oauth:grant-type:device_code";

  private final IdentityTokens tokens;
  private final SignInEndpoint signIn;
  private final DeviceGrants devices;

  TokenEndpoint(IdentityTokens tokens, SignInEndpoint signIn, DeviceGrants devices) {
    this.tokens = tokens;
    this.signIn = signIn;
    this.devices = devices;
  }

  void handle(Call call, IssuerKind issuer) throws IOException {
    Form form = Form.body(call);
    switch (form.text("grant_type")) {
      case CODE -> byCode(call, issuer, form);
      case DEVICE -> byDevice(call, issuer, form);
      default ->
          throw OAuthError.of(
              "unsupported_grant_type", "grant_type must be " + CODE + " or " + DEVICE);
    }
  }

  /** The code is used up even when something else of the request is wrong (RFC 6749, 10.5). */
  private void byCode(Call call, IssuerKind issuer, Form form) throws IOException {
    Client.require(call, form);
    SignInEndpoint.Grant grant = signIn.redeem(form.text("code"));
    AuthorizationRequest request = grant.request();
    requireIssuer(issuer, request.issuer());
    if (!form.text("redirect_uri").equals(request.redirect().text())) {
      throw OAuthError.of(OAuthError.INVALID_GRANT, "redirect_uri is not the one of the sign-in");
    }
    request.challenge().check(form);
    answer(call, grant.person(), request.nonce());
  }

  private void byDevice(Call call, IssuerKind issuer, Form form) throws IOException {
    Client.requireIfNamed(call, form);
    String code = form.text("device_code");
    Optional<DeviceGrants.Waiting> waiting = devices.waiting(code);
    waiting.ifPresent(each -> requireIssuer(issuer, each.issuer()));
    waiting.flatMap(DeviceGrants.Waiting::challenge).ifPresent(challenge -> challenge.check(form));
    answer(call, devices.redeem(code), Optional.empty());
  }

  private static void requireIssuer(IssuerKind asked, IssuerKind granted) {
    if (asked != granted) {
      throw OAuthError.of(OAuthError.INVALID_GRANT, "another issuer gave this code");
    }
  }

  private void answer(Call call, Identity.Person person, Optional<String> nonce)
      throws IOException {
    String accessToken = OneTimeSecrets.random();
    TokenOrder order = TokenOrder.of(person).withNonce(nonce).withAccessToken(accessToken);
    ObjectNode answer = Json.object();
    answer.put("access_token", accessToken);
    answer.put("token_type", "Bearer");
    answer.put("expires_in", order.lifetime().toSeconds());
    answer.put("id_token", tokens.issue(order));
    JsonAnswer.secret(call, 200, answer);
  }
}
