package dev.signlab.sigstore.client.oidc;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Problem;
import java.util.Optional;

/**
 * Finds an identity token in cosign's order: the one that was given; what is around the process;
 * and else somebody signs in, by a browser where a person sits before the terminal, by a device
 * where not.
 *
 * @param around what is around the process
 * @param person who may sign in
 */
public record TokenFinder(Surroundings around, SignIn person) {

  /**
   * Finds it. What is around is asked for a token whose audience is sigstore.
   *
   * @throws dev.signlab.diagnostic.LabException with the cause NO_TOKEN, WRONG_TOKEN, or that of a
   *     service that does not answer
   */
  public IdentityToken find(TokenRequest request) {
    return request
        .given()
        .or(() -> ambient(request))
        .orElseGet(() -> signIn(request, flow(request)));
  }

  private Optional<IdentityToken> ambient(TokenRequest request) {
    if (!request.ambient()) {
      return Optional.empty();
    }
    AmbientProviders providers = AmbientProviders.in(around);
    if (request.provider().isPresent()) {
      return Optional.of(providers.token(request.provider().get(), ClientRegistration.SIGSTORE));
    }
    Optional<IdentityToken> found = providers.token(ClientRegistration.SIGSTORE);
    if (found.isEmpty()) {
      providers.passedOver().forEach(person::say);
    }
    return found;
  }

  private Flow flow(TokenRequest request) {
    if (request.flow().isPresent()) {
      return request.flow().get();
    }
    if (!person.isInteractive()) {
      person.say("Non-interactive mode detected, using device flow.");
      return Flow.DEVICE;
    }
    return Flow.NORMAL;
  }

  private IdentityToken signIn(TokenRequest request, Flow flow) {
    if (flow == Flow.TOKEN) {
      throw Problem.of("no identity token is at hand")
          .expected("--identity-token TOKEN or FILE, or the variable SIGSTORE_ID_TOKEN")
          .found("--fulcio-auth-flow token, and no token")
          .cause(Cause.NO_TOKEN)
          .asException();
    }
    OidcIssuer issuer = OidcIssuer.discover(request.issuer().get(), around.transport());
    TokenCheck check = new TokenCheck(issuer, request.client().id(), around.transport().clock());
    if (flow == Flow.DEVICE) {
      String token = new DeviceFlow(issuer, request.client(), person).token();
      return check.verified(token, Optional.empty());
    }
    String nonce = BrowserFlow.freshNonce();
    String token =
        new BrowserFlow(issuer, request.client(), person, BrowserFlow.PATIENCE).token(nonce);
    return check.verified(token, Optional.of(nonce));
  }
}
