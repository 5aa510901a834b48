package dev.signlab.shell.cosign.flag;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.shell.command.Flag;
import dev.signlab.shell.cosign.invoke.CosignInvocation;
import dev.signlab.shell.cosign.invoke.TerminalSignIn;
import dev.signlab.sigstore.client.oidc.ClientRegistration;
import dev.signlab.sigstore.client.oidc.Flow;
import dev.signlab.sigstore.client.oidc.IdentityToken;
import dev.signlab.sigstore.client.oidc.Places;
import dev.signlab.sigstore.client.oidc.Surroundings;
import dev.signlab.sigstore.client.oidc.TokenFinder;
import dev.signlab.sigstore.client.oidc.TokenRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Where an identity token comes from: the line, what is around the process, or a sign-in. */
final class TokenFlags {

  static final String TOKEN = "identity-token";

  private static final String FLOW = "fulcio-auth-flow";
  private static final String CLIENT = "oidc-client-id";
  private static final String SECRET = "oidc-client-secret-file";
  private static final String PROVIDER = "oidc-provider";
  private static final String REDIRECT = "oidc-redirect-url";
  private static final String NO_AMBIENT = "oidc-disable-ambient-providers";

  private TokenFlags() {}

  static List<Flag> flags() {
    return List.of(
        Flag.file(TOKEN, "identity token, or a file with one; it says who signs"),
        Flag.text(FLOW, "FLOW", "how to sign in: normal, device or token"),
        Flag.text(CLIENT, "ID", "how the issuer knows this program")
            .withDefault(ClientRegistration.SIGSTORE),
        Flag.file(SECRET, "file with the secret of that client"),
        Flag.text(
            PROVIDER,
            "NAME",
            "only this one: github-actions, buildkite-agent, envvar, filesystem,"
                + " google-workload-identity"),
        Flag.text(REDIRECT, "URL", "where the browser comes back to")
            .withDefault(ClientRegistration.REDIRECT),
        Flag.toggle(NO_AMBIENT, "look at nothing around this process"));
  }

  /**
   * Finds the token.
   *
   * @param issuer where to sign in; asked for only when somebody has to
   */
  static IdentityToken find(CosignInvocation cosign, Supplier<String> issuer) {
    TokenRequest request =
        new TokenRequest(
            given(cosign),
            !cosign.isOn(NO_AMBIENT),
            cosign.text(PROVIDER),
            cosign.text(FLOW).map(Flow::parse),
            client(cosign),
            issuer);
    Surroundings around =
        new Surroundings(
            cosign.invocation().session().environment(), Places.USUAL, cosign.transport());
    return new TokenFinder(around, new TerminalSignIn(cosign.invocation())).find(request);
  }

  /** What has the form of a token is one, and everything else names a file, as with cosign. */
  private static Optional<IdentityToken> given(CosignInvocation cosign) {
    return cosign
        .text(TOKEN)
        .map(
            text ->
                IdentityToken.hasForm(text)
                    ? IdentityToken.parse(text, "--" + TOKEN)
                    : written(cosign, text));
  }

  private static IdentityToken written(CosignInvocation cosign, String file) {
    try {
      return IdentityToken.parse(content(cosign, file), file);
    } catch (LabException e) {
      boolean another = e.problem().isOf(Cause.NO_FILE) || e.problem().isOf(Cause.WRONG_TOKEN);
      throw another ? new TokenAdvice(cosign).missing(e.problem()).asException() : e;
    }
  }

  private static String content(CosignInvocation cosign, String file) {
    return new String(cosign.read(file, IdentityToken.LARGEST), StandardCharsets.UTF_8);
  }

  private static ClientRegistration client(CosignInvocation cosign) {
    return new ClientRegistration(
        cosign.text(CLIENT).orElse(ClientRegistration.SIGSTORE),
        cosign.text(SECRET).map(file -> secret(cosign, file)),
        cosign.text(REDIRECT).orElse(ClientRegistration.REDIRECT));
  }

  private static String secret(CosignInvocation cosign, String file) {
    String text = content(cosign, file).strip();
    if (text.isEmpty()) {
      throw Problem.of("the client secret in " + file + " is empty")
          .expected("the secret that the issuer gave")
          .found("nothing")
          .asException();
    }
    return text;
  }
}
