package dev.signlab.shell.cosign.blob;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.shell.command.Invocation;
import dev.signlab.shell.cosign.invoke.CosignFlags;
import dev.signlab.shell.cosign.invoke.CosignInvocation;
import dev.signlab.sigstore.bundle.KeySource;

/**
 * What {@code verify-blob} says of a line that cannot be judged: cosign's words, and what to do.
 */
final class VerifyBlobRefusals {

  private VerifyBlobRefusals() {}

  static void check(Invocation invocation) {
    boolean key = isGiven(invocation, CosignFlags.KEY);
    boolean identity = BlobFlags.IDENTITIES.stream().anyMatch(each -> isGiven(invocation, each));
    if (key && identity) {
      throw Problem.of(
              "exactly one of: key reference (--key) or certificate identity"
                  + " (--certificate-identity or --certificate-identity-regexp), must be provided."
                  + " To determine which to use, inspect the bundle's 'verificationMaterial'"
                  + " field: if 'publicKey' is present, use key reference; if 'certificate' or"
                  + " 'x509CertificateChain' is present, use certificate identity")
          .hint("what is in the bundle", "cosign bundle inspect FILE")
          .asException();
    }
    boolean nothing =
        !key && !isGiven(invocation, "certificate") && !isGiven(invocation, BlobFlags.BUNDLE);
    if (nothing) {
      throw Problem.of(
              "provide a key with --key or --sk, a certificate to verify against with"
                  + " --certificate, or a bundle with --bundle")
          .hint("for instance", new VerifyBlobCommand().spec().examples().getFirst())
          .asException();
    }
  }

  /** A bundle without a key means keyless mode to cosign; the bundle says whether that fits. */
  static LabException noKey(CosignInvocation cosign, BlobEvidence evidence) {
    boolean certificate =
        evidence instanceof BlobEvidence.Sigstore bundle
            && !(bundle.bundle().material().keySource() instanceof KeySource.PublicKeyHint);
    Problem.Builder problem =
        Problem.of(
                "--certificate-identity or --certificate-identity-regexp is required for"
                    + " verification in keyless mode")
            .cause(Cause.WRONG_MATERIAL);
    if (certificate) {
      return problem
          .expected("a bundle signed with a key: verifying identities is not in this lab yet")
          .found("a bundle with a certificate")
          .asException();
    }
    String line = cosign.lineWith("", "");
    int name = cosign.invocation().spec().name().length();
    return problem
        .expected("--key FILE: the bundle was signed with a key")
        .found("no --key, which means keyless mode to cosign")
        .hint(
            "name the public half of the key that signed",
            line.substring(0, name) + " --key cosign.pub" + line.substring(name))
        .asException();
  }

  private static boolean isGiven(Invocation invocation, String flag) {
    return invocation.flag(flag).filter(text -> !text.isEmpty()).isPresent();
  }
}
