package dev.signlab.shell.cosign.attest;

import dev.signlab.crypto.Digest;
import dev.signlab.crypto.DigestAlgorithm;
import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.engine.blob.LocalBundle;
import dev.signlab.engine.bundle.Artifact;
import dev.signlab.engine.report.LastReport;
import dev.signlab.engine.verify.FileEvidence;
import dev.signlab.engine.verify.Verification;
import dev.signlab.engine.verify.VerificationPolicy;
import dev.signlab.engine.verify.VerificationReport;
import dev.signlab.engine.verify.VerificationSubject;
import dev.signlab.json.Json;
import dev.signlab.json.JsonFields;
import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.CommandSpec;
import dev.signlab.shell.command.Completion;
import dev.signlab.shell.command.Flag;
import dev.signlab.shell.command.Invocation;
import dev.signlab.shell.cosign.flag.BundleTarget;
import dev.signlab.shell.cosign.flag.Explained;
import dev.signlab.shell.cosign.flag.LooseMaterial;
import dev.signlab.shell.cosign.flag.SharedFlags;
import dev.signlab.shell.cosign.flag.TimestampFile;
import dev.signlab.shell.cosign.flag.VerifyFlags;
import dev.signlab.shell.cosign.invoke.CosignInvocation;
import dev.signlab.shell.cosign.invoke.Prefixed;
import dev.signlab.shell.cosign.words.AttestationText;
import dev.signlab.shell.cosign.words.Refusal;
import dev.signlab.sigstore.bundle.Bundle;
import dev.signlab.sigstore.dsse.DsseEnvelope;
import java.util.Optional;

/** {@code cosign verify-blob-attestation}, by a key or an identity. */
final class VerifyBlobAttestationCommand implements Command {

  private static final String BUNDLE = "bundle";
  private static final String DIGEST = "digest";
  private static final String ALGORITHM = "digestAlg";
  private static final String SIGNATURE = "signature";

  private static final CommandSpec SPEC =
      CommandSpec.of(
              "cosign verify-blob-attestation", "cosign", "Verify what is attested of a file")
          .flags(VerifyFlags.flags())
          .flag(StatementFlags.typeFlag())
          .flag(VerifyFlags.checkClaims())
          .flag(Flag.file(BUNDLE, "the bundle that holds the attestation"))
          .flag(
              Flag.file(SIGNATURE, "legacy: the envelope alone")
                  .deprecatedBecause("please use --bundle to provide a signature"))
          .flag(Flag.text(DIGEST, "HEX", "digest of the file, if the file itself is not here"))
          .flag(Flag.text(ALGORITHM, "NAME", "its algorithm: sha256, sha384 or sha512"))
          .flags(SharedFlags.global())
          .flag(TimestampFile.flag())
          .optionalArgument("FILE", "the file, or - for standard input", Completion.FILE)
          .example(
              "cosign verify-blob-attestation --key cosign.pub --type custom"
                  + " --bundle app.sigstore.json app.tar")
          .build();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public int run(Invocation invocation) {
    VerifyFlags.Begun begun = VerifyFlags.begun(invocation);
    CosignInvocation cosign = begun.cosign();
    Artifact artifact = artifact(cosign);
    VerifyFlags flags = begun.read();
    flags.trust().tell(cosign, "blob attestation");
    String subject = invocation.optionalArgument(0).or(() -> cosign.text(DIGEST)).orElse("a file");
    VerificationPolicy policy = flags.policy(cosign).type(StatementFlags.type(cosign)).build();
    VerificationSubject.OfFile file =
        new VerificationSubject.OfFile(subject, artifact, evidence(cosign));
    Explained.tell(cosign, file.attested(), policy);
    VerificationReport report = Verification.of(file.attested()).with(policy).run();
    invocation.service(LastReport.class).keep(report);
    if (!report.passed()) {
      throw Refusal.of(cosign, report, report.obstacle(), AttestationText.errorOfFile(report));
    }
    invocation.screen().err("Verified OK");
    return OK;
  }

  private static FileEvidence evidence(CosignInvocation cosign) {
    Optional<String> bundle = cosign.text(BUNDLE);
    if (bundle.isPresent()) {
      byte[] bytes =
          Prefixed.by(
              "reading " + bundle.get() + ": ", () -> cosign.read(bundle.get(), Bundle.LARGEST));
      return evidence(cosign, bytes, bundle.get());
    }
    String envelope = cosign.text(SIGNATURE).orElseThrow(() -> noEnvelope(cosign));
    byte[] bytes = cosign.read(envelope, DsseEnvelope.LARGEST);
    return new FileEvidence.InEnvelope(
        envelope,
        DsseEnvelope.parse(bytes, envelope),
        bytes,
        LooseMaterial.of(cosign, Optional.empty()));
  }

  private static LabException noEnvelope(CosignInvocation cosign) {
    String file = cosign.invocation().optionalArgument(0).orElse("-");
    return Problem.of(
            "please specify path to the DSSE envelope signature via --signature or --bundle")
        .expected("--bundle FILE, or --signature FILE")
        .found("neither")
        .hint("with its bundle", cosign.line().with(BUNDLE, BundleTarget.of(file)).toString())
        .asException();
  }

  /** cosign 2 writes a form of its own unless it is asked for bundles. */
  private static FileEvidence evidence(CosignInvocation cosign, byte[] bytes, String file) {
    JsonFields fields = Json.parseObject(bytes, file);
    if (LocalBundle.isOne(fields)) {
      LocalBundle local = LocalBundle.parse(fields);
      byte[] envelope = local.signature();
      return new FileEvidence.InEnvelope(
          file,
          DsseEnvelope.parse(envelope, "the envelope in " + file),
          envelope,
          LooseMaterial.of(cosign, Optional.of(local)));
    }
    return new FileEvidence.InBundle(file, Bundle.parse(bytes, file));
  }

  /** Half of a digest says nothing, as with cosign. */
  private static Optional<Digest> digest(CosignInvocation cosign) {
    Optional<String> algorithm = cosign.text(ALGORITHM);
    algorithm
        .filter(name -> DigestAlgorithm.byPrefix(name).isEmpty())
        .ifPresent(VerifyBlobAttestationCommand::refuseAlgorithm);
    return cosign
        .text(DIGEST)
        .filter(hex -> algorithm.isPresent() && !hex.isEmpty())
        .map(hex -> Digest.parse(algorithm.get() + ":" + hex));
  }

  private static void refuseAlgorithm(String name) {
    throw Problem.of(
            "unsupported --digestAlg \"" + name + "\"; supported values are sha256, sha384, sha512")
        .expected("sha256, sha384 or sha512")
        .found(name)
        .asException();
  }

  private static Artifact artifact(CosignInvocation cosign) {
    Invocation invocation = cosign.invocation();
    Optional<Digest> digest = digest(cosign);
    Optional<String> file = invocation.optionalArgument(0);
    if (digest.isPresent()) {
      file.ifPresent(name -> requireSame(NamedFile.artifact(invocation, name), digest.get(), name));
      return Artifact.of(digest.get());
    }
    if (file.isEmpty() && VerifyFlags.claims(cosign)) {
      throw Problem.of(
              "must provide path to blob or digest and digestAlg; run `cosign"
                  + " verify-blob-attestation -h` for more help")
          .expected("a file, or --digest HEX --digestAlg sha256")
          .found("neither")
          .asException();
    }
    return file.map(name -> NamedFile.artifact(invocation, name))
        .orElseGet(() -> Artifact.of(new byte[0]));
  }

  /** Whoever names a file wants it verified, and not only the digest beside it. */
  private static void requireSame(Artifact file, Digest digest, String name) {
    Optional<Digest> found = file.digest(digest.algorithm());
    if (!found.equals(Optional.of(digest))) {
      throw Problem.of("--" + DIGEST + " is not the digest of " + name)
          .expected(found.map(Digest::toString).orElse("the digest of " + name))
          .found(digest.toString())
          .hint("give the file or the digest, one of them")
          .cause(Cause.DIGEST_MISMATCH)
          .asException();
    }
  }
}
