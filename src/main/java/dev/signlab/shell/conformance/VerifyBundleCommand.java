package dev.signlab.shell.conformance;

import dev.signlab.crypto.Pem;
import dev.signlab.crypto.VerificationKey;
import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.engine.log.LogJudge;
import dev.signlab.engine.report.ExpectedIdentity;
import dev.signlab.engine.report.NamedKey;
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
import dev.signlab.sigstore.trustedroot.TrustedRoot;
import dev.signlab.storage.BoundedFile;
import java.nio.file.Path;
import java.util.Optional;

/**
 * {@code conformance verify-bundle}. Bundles signed with a key are judged to the end; without a
 * trusted root by the key alone, since no log is known then. Of those with a certificate all is
 * judged but the certificate: its chain, its log, its time and whose it is; so the best that can
 * become of them is the refusal {@link Cause#NOT_JUDGED}.
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
          .flag(Flag.file(ConformanceFlags.KEY, "public key"))
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
    Optional<String> key = ConformanceFlags.value(invocation, ConformanceFlags.KEY);
    boolean byKeyAlone =
        key.isPresent()
            && ConformanceFlags.value(invocation, ConformanceFlags.TRUSTED_ROOT).isEmpty();
    VerificationPolicy policy =
        by(invocation, key)
            .trusting(byKeyAlone ? Optional.empty() : Optional.of(logs(invocation)))
            .build();
    VerificationReport report =
        Verification.of(subject(invocation, name, bundle)).with(policy).run();
    if (report.cause().equals(Optional.of(Cause.NOT_JUDGED))) {
      throw ConformanceFlags.notJudged("a certificate, which says who signed");
    }
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

  private static VerificationPolicy.Builder by(Invocation invocation, Optional<String> key) {
    return key.map(file -> VerificationPolicy.by(named(invocation.path(file), file)))
        .orElseGet(
            () ->
                VerificationPolicy.by(
                    ExpectedIdentity.of(
                        ConformanceFlags.value(invocation, IDENTITY).orElse(""),
                        ConformanceFlags.value(invocation, ISSUER).orElse(""))));
  }

  private static NamedKey named(Path file, String name) {
    byte[] pem = BoundedFile.read(file, Pem.LARGEST);
    return new NamedKey(name, VerificationKey.parsePem(pem, name));
  }

  private static LogJudge logs(Invocation invocation) {
    String name = ConformanceFlags.required(invocation, ConformanceFlags.TRUSTED_ROOT);
    byte[] json = BoundedFile.read(invocation.path(name), TrustedRoot.LARGEST);
    return LogJudge.of(TrustedRoot.parse(json, name), invocation.session().clock());
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
