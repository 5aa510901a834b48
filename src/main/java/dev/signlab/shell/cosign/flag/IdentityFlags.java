package dev.signlab.shell.cosign.flag;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Problem;
import dev.signlab.shell.command.Flag;
import dev.signlab.shell.command.Invocation;
import dev.signlab.shell.cosign.invoke.CosignInvocation;
import java.util.List;
import java.util.Optional;

/**
 * Whose certificate is expected in place of a key: identity and issuer, each to the letter or by a
 * pattern.
 *
 * @param subject the identity, or its pattern
 * @param issuer who says so, or its pattern
 */
public record IdentityFlags(Optional<String> subject, Optional<String> issuer) {

  private static final String IDENTITY = "certificate-identity";
  private static final String ISSUER = "certificate-oidc-issuer";
  private static final String REGEXP = "-regexp";
  private static final String WORKFLOW = "certificate-github-workflow-";

  /** Returns the flags. */
  public static List<Flag> flags() {
    return UnservedFlags.ofVerifying(
        IDENTITY,
        IDENTITY + REGEXP,
        ISSUER,
        ISSUER + REGEXP,
        WORKFLOW + "name",
        WORKFLOW + "ref",
        WORKFLOW + "repository",
        WORKFLOW + "sha",
        WORKFLOW + "trigger",
        "certificate",
        "sct",
        "insecure-ignore-sct");
  }

  /** Reads the flags, whether or not they go together. */
  public static IdentityFlags read(CosignInvocation cosign) {
    return new IdentityFlags(either(cosign, IDENTITY), either(cosign, ISSUER));
  }

  private static Optional<String> either(CosignInvocation cosign, String flag) {
    return cosign.text(flag).or(() -> cosign.text(flag + REGEXP));
  }

  /**
   * Refuses what cosign refuses of any verification: a key and an identity, neither of them, and an
   * identity of which nobody knows who says so. It comes before what the lab does not serve.
   */
  public static CosignInvocation checked(Invocation invocation) {
    CosignInvocation cosign = new CosignInvocation(invocation);
    IdentityFlags identity = read(cosign);
    boolean key = cosign.text(KeyFlags.KEY).isPresent();
    if (key && identity.subject().isPresent()) {
      throw both();
    }
    if (!key && identity.subject().isEmpty()) {
      throw NoKey.verifying(cosign);
    }
    if (!key && identity.issuer().isEmpty()) {
      throw Problem.of(
              "--certificate-oidc-issuer or --certificate-oidc-issuer-regexp is required for"
                  + " verification in keyless mode")
          .expected("--certificate-oidc-issuer URL, or --key FILE in place of an identity")
          .found("an identity, and nobody who says so")
          .cause(Cause.WRONG_MATERIAL)
          .asException();
    }
    return CosignInvocation.of(invocation);
  }

  private static RuntimeException both() {
    return Problem.of(
            "exactly one of: key reference (--key) or certificate identity (--certificate-identity"
                + " or --certificate-identity-regexp), must be provided. To determine which to use,"
                + " inspect the bundle's 'verificationMaterial' field: if 'publicKey' is present,"
                + " use key reference; if 'certificate' or 'x509CertificateChain' is present, use"
                + " certificate identity")
        .expected("--key alone: identities are not in this lab yet")
        .found("both")
        .hint("what is in a bundle", "cosign bundle inspect FILE")
        .asException();
  }
}
