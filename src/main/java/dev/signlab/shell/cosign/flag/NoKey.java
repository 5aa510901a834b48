package dev.signlab.shell.cosign.flag;

import dev.signlab.crypto.x509.Certificate;
import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Hint;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.shell.cosign.invoke.CosignInvocation;
import dev.signlab.shell.cosign.invoke.TypedLine;
import dev.signlab.sigstore.bundle.Bundle;
import dev.signlab.sigstore.certificate.IssuedIdentity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is said where no key was named: cosign's words, and the line that was typed with one. */
public final class NoKey {

  /** How to look at what hangs on an image, by what verifies it. */
  private static final Map<String, String> LOOKING =
      Map.of(
          "cosign verify", "cosign download signature",
          "cosign verify-attestation", "cosign download attestation");

  private NoKey() {}

  static LabException signing(CosignInvocation cosign) {
    return cosign
        .invocation()
        .flag(TokenFlags.TOKEN)
        .map(token -> token.isEmpty() ? emptyToken(cosign) : noServices(cosign))
        .orElseGet(() -> noKey(cosign));
  }

  /** Whoever shows a token wants no key: what is missing is who takes it. */
  private static LabException noServices(CosignInvocation cosign) {
    Problem known = noKey(cosign).problem();
    return Problem.of(known.summary())
        .expected("the services of sigstore, which take an identity token")
        .found("a token, and none of them that runs")
        .cause(Cause.NO_SERVICE)
        .build()
        .withHints(known.hints())
        .asException();
  }

  /** A variable that is not set leaves an empty word behind. */
  private static LabException emptyToken(CosignInvocation cosign) {
    Problem problem =
        Problem.of("--" + TokenFlags.TOKEN + " is empty, and no services run here to sign in at")
            .expected("an identity token, or a file with one")
            .found("an empty word, as a variable that is not set leaves it")
            .cause(Cause.NO_TOKEN)
            .build();
    return new TokenAdvice(cosign).missing(problem).asException();
  }

  private static LabException noKey(CosignInvocation cosign) {
    LabException known =
        of(
            cosign,
            KeyHalf.PRIVATE,
            "no key, and no services run here that sign without one",
            cosign.line().without(TokenFlags.TOKEN));
    List<Hint> hints = new ArrayList<>(known.problem().hints());
    hints.add(new Hint("to sign by an identity, start the services first", "world start"));
    return known.problem().withHints(hints).asException();
  }

  static LabException verifying(CosignInvocation cosign) {
    String summary =
        "--certificate-identity or --certificate-identity-regexp is required for verification in"
            + " keyless mode";
    return signer(cosign)
        .map(signer -> byCertificate(cosign, summary, signer))
        .orElseGet(() -> byNobody(cosign, summary));
  }

  /** Where somebody may have signed by an identity, the signature itself says who that is. */
  private static LabException byNobody(CosignInvocation cosign, String summary) {
    LabException known = of(cosign, KeyHalf.PUBLIC, summary);
    boolean keyless =
        cosign.line().flags().keySet().stream().anyMatch(flag -> flag.startsWith("certificate-"));
    List<Hint> hints = new ArrayList<>(keyless ? List.of() : known.problem().hints());
    if (keyless || WorldServices.exist(cosign)) {
      looking(cosign).ifPresent(hints::add);
    }
    return known.problem().withHints(hints).asException();
  }

  private static Optional<Hint> looking(CosignInvocation cosign) {
    return Optional.ofNullable(LOOKING.get(cosign.line().spec().name()))
        .filter(command -> !cosign.isOn("local-image"))
        .map(
            command ->
                new Hint(
                    "see whom the certificate names, if an identity signed",
                    command + " " + cosign.arguments().getFirst()));
  }

  /** No key helps with a bundle that a certificate signed; whom to expect nobody else can say. */
  private static LabException byCertificate(
      CosignInvocation cosign, String summary, IssuedIdentity signer) {
    String name = signer.names().stream().findFirst().orElse("nobody");
    String issuer = signer.issuer().orElse("nobody");
    TypedLine line = IdentityFlags.with(cosign.line(), name, issuer);
    return Problem.of(summary)
        .expected("whom you expect to have signed, and who vouches for that name")
        .found("a bundle with a certificate that says " + name + " by " + issuer)
        .hint("if that is whom you expect", line.toString())
        .cause(Cause.WRONG_MATERIAL)
        .asException();
  }

  /** Reads whom the certificate of the bundle names, which is believed nothing by that. */
  private static Optional<IssuedIdentity> signer(CosignInvocation cosign) {
    try {
      return cosign
          .text("bundle")
          .map(name -> Bundle.parse(cosign.read(name, Bundle.LARGEST), name))
          .flatMap(bundle -> bundle.material().keySource().leaf())
          .map(der -> IssuedIdentity.of(Certificate.parse(der, "the certificate")));
    } catch (LabException e) {
      // What it is instead will be said when it is verified.
      return Optional.empty();
    }
  }

  /**
   * Returns the failure of a command that asks for a key.
   *
   * @param summary what cosign says
   */
  public static LabException of(CosignInvocation cosign, KeyHalf half, String summary) {
    return of(cosign, half, summary, cosign.line());
  }

  /**
   * Returns the failure of a command that asks for a key and for more.
   *
   * @param summary what cosign says
   * @param line what was typed, with all that was missing but the key
   */
  public static LabException of(
      CosignInvocation cosign, KeyHalf half, String summary, TypedLine line) {
    boolean signs = half == KeyHalf.PRIVATE;
    String file = half.best(cosign);
    Problem.Builder problem =
        Problem.of(summary)
            .expected("--key FILE")
            .found("no --key, which means keyless mode to cosign")
            .hint(
                signs ? "with your private key" : "with the public half of the key that signed",
                line.with(KeyFlags.KEY, file).toString())
            .cause(Cause.WRONG_MATERIAL);
    if (signs && half.in(cosign).isEmpty()) {
      problem.hint("make it first", "cosign generate-key-pair");
    }
    return problem.asException();
  }
}
