package dev.signlab.services.oidc;

import dev.signlab.diagnostic.LabException;
import dev.signlab.http.server.Call;
import dev.signlab.http.server.Form;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * The page on which somebody chooses who they are, and what follows (RFC 6749, section 4.1): {@code
 * /authorize} shows it, {@code /sign-in} takes the choice and sends the browser back to the client
 * with a code.
 */
final class SignInEndpoint {

  private static final Duration AT_THE_PAGE = Duration.ofMinutes(10);
  private static final Duration CODE = Duration.ofMinutes(1);

  private final IdentityTokens tokens;
  private final List<Identity.Person> people;
  private final OneTimeSecrets<AuthorizationRequest> asked;
  private final OneTimeSecrets<Grant> granted;

  /**
   * What a code stands for.
   *
   * @param request what the client asked
   * @param person who signed in
   */
  record Grant(AuthorizationRequest request, Identity.Person person) {}

  SignInEndpoint(IdentityTokens tokens, List<Identity.Person> people, InstantSource clock) {
    this.tokens = tokens;
    this.people = people;
    this.asked = new OneTimeSecrets<>(clock, AT_THE_PAGE);
    this.granted = new OneTimeSecrets<>(clock, CODE);
  }

  /** Shows the page, or sends the browser back where the request is not sound. */
  void authorize(Call call, IssuerKind issuer) throws IOException {
    Form form = call.method().equals("POST") ? Form.body(call) : Form.query(call);
    RedirectUri redirect;
    try {
      redirect = AuthorizationRequest.redirectOf(form);
    } catch (OAuthError e) {
      Page.answer(call, 400, Pages.refused(e.description()));
      return;
    }
    try {
      AuthorizationRequest request = AuthorizationRequest.parse(issuer, redirect, form);
      String ticket = asked.add(request);
      Page.answer(call, 200, choice(request, ticket, form.text("login_hint"), Optional.empty()));
    } catch (OAuthError e) {
      if (redirect.isCopied()) {
        Page.answer(call, 400, Pages.refused(e.description()));
        return;
      }
      Optional<String> state = form.value("state");
      goTo(call, AuthorizationRequest.refused(redirect, state, tokens.issuer(issuer), e));
    }
  }

  /** Takes the choice of a person. */
  void choose(Call call) throws IOException {
    Form form = Form.body(call);
    String ticket = form.text("ticket");
    Optional<AuthorizationRequest> request = asked.peek(ticket);
    if (request.isEmpty()) {
      Page.answer(call, 400, Pages.over("Begin again in the program that sent you here."));
    } else if (form.value("cancel").isPresent()) {
      asked.take(ticket);
      cancel(call, request.get());
    } else {
      signIn(call, request.get(), form);
    }
  }

  private void signIn(Call call, AuthorizationRequest request, Form form) throws IOException {
    String ticket = form.text("ticket");
    Identity.Person person;
    try {
      person = PersonField.read(form, request.issuer(), people);
    } catch (LabException e) {
      String typed = form.text("other");
      Optional<String> complaint = Optional.of(e.problem().summary());
      Page.answer(call, 400, choice(request, ticket, typed, complaint));
      return;
    }
    if (asked.take(ticket).isEmpty()) {
      Page.answer(call, 400, Pages.over("You have signed in on this page before."));
      return;
    }
    String code = granted.add(new Grant(request, person));
    if (request.redirect().isCopied()) {
      Page.answer(call, 200, Pages.code(code));
    } else {
      goTo(call, request.accepted(code, tokens.issuer(request.issuer())));
    }
  }

  private void cancel(Call call, AuthorizationRequest request) throws IOException {
    OAuthError error = OAuthError.of(OAuthError.ACCESS_DENIED, "the sign-in was cancelled");
    if (request.redirect().isCopied()) {
      Page.answer(call, 200, Pages.cancelled());
      return;
    }
    String issuer = tokens.issuer(request.issuer());
    goTo(call, AuthorizationRequest.refused(request.redirect(), request.state(), issuer, error));
  }

  private Page choice(
      AuthorizationRequest request, String ticket, String typed, Optional<String> complaint) {
    String action = tokens.issuer(request.issuer()) + "/sign-in";
    return Pages.signIn(
        new Pages.Target(action, "ticket", ticket), new Pages.Choice(people, typed, complaint));
  }

  /** Returns what a code stands for, the first time that it is shown. */
  Grant redeem(String code) {
    return granted
        .take(code)
        .orElseThrow(
            () ->
                OAuthError.of(
                    OAuthError.INVALID_GRANT, "the code is unknown, used before, or over"));
  }

  /** The browser is to fetch the next page, whatever the method was (RFC 9110, 15.4.4). */
  private static void goTo(Call call, String address) throws IOException {
    call.set("Location", address).set("Cache-Control", "no-store").answer(303);
  }
}
