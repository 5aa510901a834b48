package dev.signlab.shell.conformance;

import dev.signlab.crypto.Pem;
import dev.signlab.crypto.VerificationKey;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.engine.report.ExpectedIdentity;
import dev.signlab.engine.report.NamedKey;
import dev.signlab.engine.trust.Trust;
import dev.signlab.engine.verify.FileEvidence;
import dev.signlab.engine.verify.Verification;
import dev.signlab.engine.verify.VerificationPolicy;
import dev.signlab.engine.verify.VerificationReport;
import dev.signlab.engine.verify.VerificationSubject;
import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.CommandSpec;
import dev.signlab.shell.command.Completion;
import dev.signlab.shell.command.Flag;
import dev.signlab.shell.command.Invocation;
import dev.signlab.shell.cosign.words.BlobText;
import dev.signlab.sigstore.bundle.Bundle;
import dev.signlab.sigstore.trustedroot.PublicRoot;
import dev.signlab.sigstore.trustedroot.TrustedRoot;
import dev.signlab.storage.BoundedFile;
import java.nio.file.Path;
import java.util.Optional;

/**
 * {@code conformance verify-bundle}, by an identity or a key. Without a trusted root it is the one
 * of the public deployment; a bundle that a key signed and no log holds is then judged by the key
 * alone.
 */
final class VerifyBundleCommand implements Command {

  private static final String IDENTITY = "certificate-identity";
  private static final String ISSUER = "certificate-oidc-issuer";

  private static final CommandSpec SPEC =
      CommandSpec.of("conformance verify-bundle", ConformanceFlags.GROUP, "Verify for the suite")
          .flag(ConformanceFlags.staging())
          .flag(ConformanceFlags.bundle())
          .flag(Flag.text(IDENTITY, "NAME", "who signed"))
          .flag(Flag.text(ISSUER, "URL", "who says so"))
          .flag(
              Flag.file(
                  ConformanceFlags.KEY,
                  "public key; without a trusted root a bundle that says of no log is asked for"
                      + " none"))
          .flag(ConformanceFlags.trustedRoot())
          .argument("FILE_OR_DIGEST", "the file, or sha256:HEX", Completion.FILE)
          .build();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public int run(Invocation invocation) {
    ConformanceFlags.refuseStaging(invocation);
    String name = ConformanceFlags.required(invocation, ConformanceFlags.BUNDLE);
    Bundle bundle = Bundle.parse(BoundedFile.read(invocation.path(name), Bundle.LARGEST), name);
    VerificationPolicy policy = by(invocation).trusting(trust(invocation, bundle)).build();
    VerificationReport report =
        Verification.of(subject(invocation, name, bundle)).with(policy).run();
    if (!report.passed()) {
      throw refused(report);
    }
    return OK;
  }

  private static VerificationSubject subject(Invocation invocation, String name, Bundle bundle) {
    String file = invocation.argument(0);
    return new VerificationSubject.OfFile(
        file, ConformanceFlags.artifact(invocation, file), new FileEvidence.InBundle(name, bundle));
  }

  private static VerificationPolicy.Builder by(Invocation invocation) {
    return ConformanceFlags.value(invocation, ConformanceFlags.KEY)
        .map(file -> VerificationPolicy.by(named(invocation.path(file), file)))
        .orElseGet(
            () ->
                VerificationPolicy.by(
                    ExpectedIdentity.of(
                        ConformanceFlags.required(invocation, IDENTITY),
                        ConformanceFlags.required(invocation, ISSUER))));
  }

  private static NamedKey named(Path file, String name) {
    byte[] pem = BoundedFile.read(file, Pem.LARGEST);
    return new NamedKey(name, VerificationKey.parsePem(pem, name));
  }

  /** Nobody is asked whether a log holds what was signed with a key and says of no log. */
  private static Trust trust(Invocation invocation, Bundle bundle) {
    Optional<String> name = ConformanceFlags.value(invocation, ConformanceFlags.TRUSTED_ROOT);
    Trust trust =
        Trust.in(
            name.map(file -> root(invocation, file)).orElseGet(PublicRoot::read),
            invocation.session().clock());
    boolean byKeyAlone =
        name.isEmpty()
            && ConformanceFlags.value(invocation, ConformanceFlags.KEY).isPresent()
            && bundle.material().tlogEntries().isEmpty();
    return byKeyAlone ? trust.ignoringLogUnsafe() : trust;
  }

  private static TrustedRoot root(Invocation invocation, String name) {
    return TrustedRoot.read(invocation.path(name), name);
  }

  private static LabException refused(VerificationReport report) {
    Problem.Builder problem = Problem.of(BlobText.error(report));
    report
        .failure()
        .ifPresent(
            failure ->
                problem.expected(failure.expected()).found(failure.found()).cause(failure.cause()));
    return problem.asException();
  }
}
