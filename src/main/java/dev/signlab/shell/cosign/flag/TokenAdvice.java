package dev.signlab.shell.cosign.flag;

import dev.signlab.diagnostic.Hint;
import dev.signlab.diagnostic.Problem;
import dev.signlab.shell.command.SecretNames;
import dev.signlab.shell.cosign.invoke.CosignInvocation;
import dev.signlab.sigstore.client.fulcio.FulcioClient;
import dev.signlab.sigstore.client.fulcio.StatedReason;
import dev.signlab.sigstore.client.oidc.IdentityToken;
import java.util.List;
import java.util.Optional;

/**
 * What to do when a token is missing or is of no use: have the world make another one.
 *
 * @param cosign the line
 */
record TokenAdvice(CosignInvocation cosign) implements FulcioClient.Advice {

  private static final String USUAL_FILE = "token";
  private static final String SOMEBODY = "world token --identity alice@example.com";
  private static final String JOB = "world token --ci ";

  @Override
  public List<Hint> about(IdentityToken token, StatedReason reason) {
    if (!reason.isOfToken()) {
      return List.of(new Hint("see whether all services run", "world status"));
    }
    return List.of(
        new Hint("a token that holds", another(token) + " > " + file()),
        new Hint("then", cosign.line().with(TokenFlags.TOKEN, file()).toString()));
  }

  /** Adds the way to a token to the failure to find one in its file. */
  Problem missing(Problem problem) {
    List<Hint> first =
        WorldServices.exist(cosign)
            ? List.of(new Hint("a token of this world", SOMEBODY + " > " + file()))
            : List.of(
                new Hint("an issuer of tokens, with all other services", "world start"),
                new Hint("then a token", SOMEBODY + " > " + file()));
    return problem.withHintsFirst(first);
  }

  private String file() {
    return cosign.text(TokenFlags.TOKEN).filter(TokenAdvice::isShort).orElse(USUAL_FILE);
  }

  private static boolean isShort(String text) {
    return text.matches("[\\w./-]+") && SecretNames.isTokenFile(text);
  }

  /** Of the same one; who no issuer of this world knows is somebody else then. */
  private static String another(IdentityToken token) {
    Optional<String> repository = token.claims().optionalText("repository");
    Optional<String> ref = token.claims().optionalText("ref");
    if (repository.isPresent() && ref.isPresent() && isPlain(repository.get() + ref.get())) {
      return JOB + repository.get() + "@" + ref.get();
    }
    return token
        .claims()
        .optionalText("email")
        .filter(TokenAdvice::isPlain)
        .map(email -> "world token --identity " + email)
        .or(() -> ofSubject(token))
        .orElse(SOMEBODY);
  }

  /** Programs and accounts are known by their subjects alone. */
  private static Optional<String> ofSubject(IdentityToken token) {
    Optional<String> subject = token.claims().optionalText("sub");
    Optional<String> program =
        subject
            .filter(text -> text.matches("spiffe://[\\w./-]{1,200}"))
            .map(text -> "world token --spiffe " + text);
    Optional<String> user =
        subject
            .filter(text -> text.matches("[\\w.-]{1,64}") && issuer(token).endsWith("/users"))
            .map(text -> "world token --user " + text);
    return program
        .or(() -> user)
        .or(
            () ->
                subject
                    .filter(text -> text.matches("system:serviceaccount:[a-z0-9-]+:[a-z0-9-]+"))
                    .map(text -> text.split(":", -1))
                    .map(parts -> "world token --service-account " + parts[2] + "/" + parts[3]));
  }

  private static String issuer(IdentityToken token) {
    return token.claims().optionalText("iss").orElse("");
  }

  /** What a token says goes into a line only where no shell finds more in it. */
  private static boolean isPlain(String text) {
    return text.matches("[\\w@./+-]{1,200}") && !text.startsWith("-");
  }
}
