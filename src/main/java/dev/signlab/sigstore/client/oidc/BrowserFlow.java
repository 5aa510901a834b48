package dev.signlab.sigstore.client.oidc;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.sigstore.client.ServiceAnswer;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Signs a person in by a browser on this machine: the authorization code flow with PKCE, the answer
 * coming back over the loopback (RFC 8252, section 7.3).
 *
 * @param issuer where the person signs in
 * @param client who asks
 * @param person whose browser it is
 * @param patience how long the person has
 */
record BrowserFlow(OidcIssuer issuer, ClientRegistration client, SignIn person, Duration patience) {

  /** As long as cosign waits. */
  static final Duration PATIENCE = Duration.ofMinutes(2);

  private static final int CHANCE_BYTES = 20;

  /** Returns the token, which carries the nonce that was sent. */
  String token(String nonce) {
    Pkce pkce = Pkce.fresh();
    String state = Chance.text(CHANCE_BYTES);
    try (RedirectListener listener = RedirectListener.start(issuer, client, state)) {
      URI page = page(listener.url(), state, nonce, pkce);
      if (person.open(page)) {
        person.say("Your browser will now be opened to:\n" + page);
      } else {
        person.say("Go to the following link in a browser:\n\n\t " + page + "\n");
      }
      return exchange(listener.code(patience), listener.url(), pkce);
    }
  }

  private URI page(String back, String state, String nonce, Pkce pkce) {
    Map<String, String> query = new LinkedHashMap<>();
    query.put("access_type", "online");
    query.put("client_id", client.id());
    query.put("code_challenge", pkce.challenge());
    query.put("code_challenge_method", Pkce.METHOD);
    query.put("nonce", nonce);
    query.put("redirect_uri", back);
    query.put("response_type", "code");
    query.put("scope", "openid email");
    query.put("state", state);
    return Form.query(issuer.signInPage(), query);
  }

  private String exchange(String code, String back, Pkce pkce) {
    Map<String, String> grant = new LinkedHashMap<>();
    grant.put("grant_type", "authorization_code");
    grant.put("code", code);
    grant.put("redirect_uri", back);
    grant.put("code_verifier", pkce.verifier());
    ServiceAnswer answer = issuer.exchange(client, grant);
    if (answer.status() != 200) {
      throw issuer.refused("the issuer gave no token for the code", answer);
    }
    return answer.json().optionalText("id_token").orElseThrow(BrowserFlow::noToken);
  }

  static String freshNonce() {
    return Chance.text(CHANCE_BYTES);
  }

  private static LabException noToken() {
    return Problem.of("id_token not present")
        .expected("an identity token, which the scope openid asks for")
        .found("an answer without one")
        .cause(Cause.MALFORMED)
        .asException();
  }
}
