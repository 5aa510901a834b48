package dev.signlab.services.oidc;

import dev.signlab.http.server.Form;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a client asks when it sends a browser to the sign-in page (OpenID Connect Core 1.0, section
 * 3.1.2.1).
 *
 * @param issuer where somebody is to sign in
 * @param redirect where the answer goes
 * @param state comes back with the answer
 * @param nonce comes back inside the token
 * @param challenge binds the code to the client
 */
record AuthorizationRequest(
    IssuerKind issuer,
    RedirectUri redirect,
    Optional<String> state,
    Optional<String> nonce,
    CodeChallenge challenge) {

  private static final List<String> ONCE =
      List.of("client_id", "redirect_uri", "response_type", "scope", "code_challenge");

  /**
   * Finds where the answer to a request goes, also to one that is refused.
   *
   * @throws OAuthError when client or address are not to be trusted: then nothing is sent there
   */
  static RedirectUri redirectOf(Form form) {
    Client.check(form.text("client_id"));
    return RedirectUri.parse(form.text("redirect_uri"))
        .orElseThrow(
            () ->
                OAuthError.of(
                    OAuthError.INVALID_REQUEST,
                    "redirect_uri is no http address of localhost or 127.0.0.1: "
                        + form.text("redirect_uri")));
  }

  /** Reads the rest of a request; what is refused is told to the client. */
  static AuthorizationRequest parse(IssuerKind issuer, RedirectUri redirect, Form form) {
    ONCE.stream()
        .filter(form::isRepeated)
        .findFirst()
        .ifPresent(
            name -> {
              throw OAuthError.of(OAuthError.INVALID_REQUEST, name + " is there twice");
            });
    if (!form.text("response_type").equals("code")) {
      throw OAuthError.of("unsupported_response_type", "response_type must be code");
    }
    requireOpenId(form);
    CodeChallenge challenge =
        CodeChallenge.in(form)
            .orElseThrow(
                () ->
                    OAuthError.of(
                        OAuthError.INVALID_REQUEST, "code_challenge is missing (RFC 7636)"));
    return new AuthorizationRequest(
        issuer, redirect, form.value("state"), form.value("nonce"), challenge);
  }

  /** Refuses a request for something else than an identity. */
  static void requireOpenId(Form form) {
    if (!Arrays.asList(form.text("scope").split(" ", -1)).contains("openid")) {
      throw OAuthError.of(OAuthError.INVALID_SCOPE, "scope must hold openid");
    }
  }

  /** Returns where the browser goes with a code. */
  String accepted(String code, String issuerUrl) {
    return answer(redirect, state, issuerUrl, Map.of("code", code));
  }

  /** Returns where the browser goes with a refusal. */
  static String refused(
      RedirectUri redirect, Optional<String> state, String issuerUrl, OAuthError error) {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("error", error.code());
    parameters.put("error_description", error.description());
    return answer(redirect, state, issuerUrl, parameters);
  }

  /** The issuer goes along, so that answers of two issuers cannot be mixed up (RFC 9207). */
  private static String answer(
      RedirectUri redirect,
      Optional<String> state,
      String issuerUrl,
      Map<String, String> parameters) {
    Map<String, String> all = new LinkedHashMap<>(parameters);
    state.ifPresent(value -> all.put("state", value));
    all.put("iss", issuerUrl);
    return redirect.with(all);
  }
}
