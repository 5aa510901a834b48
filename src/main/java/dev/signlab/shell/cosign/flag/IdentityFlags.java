package dev.signlab.shell.cosign.flag;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Hint;
import dev.signlab.diagnostic.Intent;
import dev.signlab.diagnostic.Problem;
import dev.signlab.engine.report.ExpectedIdentity;
import dev.signlab.engine.report.ExpectedText;
import dev.signlab.shell.command.Flag;
import dev.signlab.shell.command.Invocation;
import dev.signlab.shell.cosign.invoke.CosignInvocation;
import dev.signlab.shell.cosign.invoke.TypedLine;
import dev.signlab.sigstore.certificate.FulcioExtension;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whose certificate is expected in place of a key: identity and issuer, each to the letter or by a
 * pattern, and what else the certificate must say of a workflow.
 *
 * @param cosign the line
 */
public record IdentityFlags(CosignInvocation cosign) {

  private static final String IDENTITY = "certificate-identity";
  private static final String ISSUER = "certificate-oidc-issuer";
  private static final String IDENTITY_PATTERN = "certificate-identity-regexp";
  private static final String ISSUER_PATTERN = "certificate-oidc-issuer-regexp";

  private static final String WORKFLOW_TRIGGER = "certificate-github-workflow-trigger";
  private static final String WORKFLOW_SHA = "certificate-github-workflow-sha";
  private static final String WORKFLOW_NAME = "certificate-github-workflow-name";
  private static final String WORKFLOW_REPOSITORY = "certificate-github-workflow-repository";
  private static final String WORKFLOW_REF = "certificate-github-workflow-ref";

  /** In the order in which cosign compares them. */
  private static final Map<String, FulcioExtension> CLAIMS = claims();

  private static Map<String, FulcioExtension> claims() {
    Map<String, FulcioExtension> claims = new LinkedHashMap<>();
    claims.put(WORKFLOW_TRIGGER, FulcioExtension.GITHUB_WORKFLOW_TRIGGER);
    claims.put(WORKFLOW_SHA, FulcioExtension.GITHUB_WORKFLOW_SHA);
    claims.put(WORKFLOW_NAME, FulcioExtension.GITHUB_WORKFLOW_NAME);
    claims.put(WORKFLOW_REPOSITORY, FulcioExtension.GITHUB_WORKFLOW_REPOSITORY);
    claims.put(WORKFLOW_REF, FulcioExtension.GITHUB_WORKFLOW_REF);
    return claims;
  }

  /** Returns the flags. */
  public static List<Flag> flags() {
    List<Flag> flags =
        new ArrayList<>(
            List.of(
                Flag.text(IDENTITY, "NAME", "who signed: the name in the certificate"),
                Flag.text(IDENTITY_PATTERN, "PATTERN", "the same by a pattern, found anywhere"),
                Flag.text(ISSUER, "URL", "who vouches for that name"),
                Flag.text(ISSUER_PATTERN, "PATTERN", "the same by a pattern, found anywhere")));
    List.of(WORKFLOW_NAME, WORKFLOW_REF, WORKFLOW_REPOSITORY, WORKFLOW_SHA, WORKFLOW_TRIGGER)
        .forEach(name -> flags.add(Flag.text(name, "TEXT", "the " + claimOf(name).words())));
    return flags;
  }

  private static FulcioExtension claimOf(String flag) {
    return Objects.requireNonNull(CLAIMS.get(flag), flag);
  }

  /** Returns a line that asks for no identity. */
  static TypedLine without(TypedLine line) {
    TypedLine bare = line;
    for (String flag : List.of(IDENTITY, IDENTITY_PATTERN, ISSUER, ISSUER_PATTERN)) {
      bare = bare.without(flag);
    }
    return bare;
  }

  /** Returns a line that asks for this identity, and for it alone. */
  public static TypedLine with(TypedLine line, String name, String issuer) {
    return without(line).without(KeyFlags.KEY).with(IDENTITY, name).with(ISSUER, issuer);
  }

  /** Returns a line that asks for a claim, or no longer for it. */
  public static TypedLine with(TypedLine line, Intent.VerifyClaim claim) {
    String flag = "certificate-" + claim.claim();
    return claim.said().map(text -> line.with(flag, text)).orElseGet(() -> line.without(flag));
  }

  /** Tells whether an identity was asked for. */
  boolean isGiven() {
    return Stream.of(IDENTITY, IDENTITY_PATTERN).anyMatch(flag -> cosign.text(flag).isPresent());
  }

  private boolean namesIssuer() {
    return Stream.of(ISSUER, ISSUER_PATTERN).anyMatch(flag -> cosign.text(flag).isPresent());
  }

  /**
   * Returns who must have signed.
   *
   * @throws dev.signlab.diagnostic.LabException for a pattern that RE2 does not have
   */
  public ExpectedIdentity expected() {
    Map<FulcioExtension, String> claims = new EnumMap<>(FulcioExtension.class);
    CLAIMS.forEach((name, claim) -> cosign.text(name).ifPresent(text -> claims.put(claim, text)));
    return new ExpectedIdentity(
        text(IDENTITY, IDENTITY_PATTERN), text(ISSUER, ISSUER_PATTERN), claims);
  }

  private ExpectedText text(String flag, String patternFlag) {
    Optional<ExpectedText> exactly = cosign.text(flag).map(ExpectedText.Exactly::new);
    Optional<ExpectedText> matching = cosign.text(patternFlag).map(ExpectedText::matching);
    return exactly.isPresent() && matching.isPresent()
        ? new ExpectedText.Both(exactly.get(), matching.get())
        : exactly.or(() -> matching).orElseThrow();
  }

  /** Warns of patterns that fit others than those that were meant. */
  public void warn(ExpectedIdentity identity) {
    warn(IDENTITY_PATTERN, identity.subject());
    warn(ISSUER_PATTERN, identity.issuer());
  }

  private void warn(String flag, ExpectedText text) {
    text.tooWide().ifPresent(why -> cosign.say("WARNING: --" + flag + " is too wide: " + why));
  }

  /**
   * Refuses what cosign refuses of any verification: a key and an identity, neither of them, and an
   * identity of which nobody knows who says so. It comes before what the lab does not serve.
   */
  public static CosignInvocation checked(Invocation invocation) {
    CosignInvocation cosign = new CosignInvocation(invocation);
    IdentityFlags identity = new IdentityFlags(cosign);
    boolean key = cosign.text(KeyFlags.KEY).isPresent();
    boolean twice = cosign.text(IDENTITY).isPresent() && cosign.text(IDENTITY_PATTERN).isPresent();
    if (twice || (key && identity.isGiven())) {
      throw both(cosign, twice);
    }
    if (!key && !identity.isGiven()) {
      throw NoKey.verifying(cosign);
    }
    if (!key && !identity.namesIssuer()) {
      throw Problem.of(
              "--certificate-oidc-issuer or --certificate-oidc-issuer-regexp is required for"
                  + " verification in keyless mode")
          .expected("--certificate-oidc-issuer URL, or --key FILE in place of an identity")
          .found("an identity, and nobody who says so: anybody can call themselves that")
          .cause(Cause.WRONG_MATERIAL)
          .build()
          .withHints(issuers(cosign))
          .asException();
    }
    return CosignInvocation.of(invocation);
  }

  /** The one whom most expect in a world is the issuer of its people. */
  private static List<Hint> issuers(CosignInvocation cosign) {
    return WorldServices.of(cosign).stream()
        .flatMap(world -> world.config().oidcUrls().stream())
        .limit(1)
        .map(
            issuer ->
                new Hint(
                    "if the issuer of this world should vouch for it",
                    cosign.line().with(ISSUER, issuer.url()).toString()))
        .toList();
  }

  private static RuntimeException both(CosignInvocation cosign, boolean twice) {
    TypedLine line = cosign.line();
    List<Hint> one =
        twice
            ? List.of(
                new Hint("by the name to the letter", line.without(IDENTITY_PATTERN).toString()))
            : List.of(
                new Hint("by the key alone", without(line).toString()),
                new Hint("by the identity alone", line.without(KeyFlags.KEY).toString()));
    return Problem.of(
            "exactly one of: key reference (--key) or certificate identity (--certificate-identity"
                + " or --certificate-identity-regexp), must be provided. To determine which to use,"
                + " inspect the bundle's 'verificationMaterial' field: if 'publicKey' is present,"
                + " use key reference; if 'certificate' or 'x509CertificateChain' is present, use"
                + " certificate identity")
        .expected("one of the three")
        .found(twice ? "an identity both to the letter and by a pattern" : "both")
        .hint("what is in a bundle", "cosign bundle inspect FILE")
        .build()
        .withHintsFirst(one)
        .asException();
  }
}
