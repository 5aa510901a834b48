package dev.signlab.shell.cosign.attest;

import dev.signlab.crypto.Digest;
import dev.signlab.crypto.DigestAlgorithm;
import dev.signlab.diagnostic.Problem;
import dev.signlab.engine.attest.AttachedAttestation.Layout;
import dev.signlab.engine.attest.Predicate;
import dev.signlab.engine.attest.SignedStatement;
import dev.signlab.engine.blob.LocalBundle;
import dev.signlab.engine.signatory.Signatory;
import dev.signlab.json.Json;
import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.CommandSpec;
import dev.signlab.shell.command.Completion;
import dev.signlab.shell.command.Flag;
import dev.signlab.shell.command.Invocation;
import dev.signlab.shell.cosign.flag.BundleTarget;
import dev.signlab.shell.cosign.flag.EvidenceFiles;
import dev.signlab.shell.cosign.flag.KeyFlags;
import dev.signlab.shell.cosign.flag.LayoutFlags;
import dev.signlab.shell.cosign.flag.ServiceFlags;
import dev.signlab.shell.cosign.flag.SharedFlags;
import dev.signlab.shell.cosign.flag.SignatoryFlags;
import dev.signlab.shell.cosign.flag.SignatureNews;
import dev.signlab.shell.cosign.flag.UnservedFlags;
import dev.signlab.shell.cosign.invoke.CosignInvocation;
import dev.signlab.sigstore.bundle.Bundle;
import dev.signlab.sigstore.intoto.Statement;
import dev.signlab.sigstore.intoto.Subject;
import dev.signlab.storage.AtomicFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** {@code cosign attest-blob}, with a key or by an identity. */
final class AttestBlobCommand implements Command {

  private static final String BUNDLE = "bundle";
  private static final String NOTHING = "one of --predicate or --statement must be set";
  private static final String HASH = "hash";
  private static final String SIGNATURE = "output-signature";
  private static final String STATEMENT_OUT = "output-attestation";
  private static final EvidenceFiles EVIDENCE = EvidenceFiles.ofStatement();

  private static final CommandSpec SPEC =
      CommandSpec.of("cosign attest-blob", "cosign", "Attest something about a file, signed")
          .flags(KeyFlags.ofSigning())
          .flags(StatementFlags.flags())
          .flag(Flag.file(BUNDLE, "file to write the bundle to"))
          .flag(SharedFlags.yes())
          .flags(ServiceFlags.flags())
          .flags(LayoutFlags.ofSigning())
          .flag(Flag.text(HASH, "HEX", "SHA-256 of the file, if the file itself is not here"))
          .flag(
              Flag.file(SIGNATURE, "legacy: file to write the envelope to")
                  .deprecatedBecause(
                      "please use --bundle to provide the output bundle location, which will"
                          + " include the signature"))
          .flag(Flag.file(STATEMENT_OUT, "legacy: file to write the statement to"))
          .flags(SharedFlags.global())
          .flags(EVIDENCE.flags())
          .flags(UnservedFlags.ofSigning("rekor-entry-type"))
          .optionalArgument("FILE", "the file, or - for standard input", Completion.FILE)
          .example(
              "cosign attest-blob --key cosign.key --type custom --predicate note.txt"
                  + " --bundle app.sigstore.json app.tar")
          .build();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public int run(Invocation invocation) {
    CosignInvocation cosign = CosignInvocation.of(invocation);
    LayoutFlags layout = LayoutFlags.read(cosign);
    if (!layout.isLegacy() && cosign.text(BUNDLE).isEmpty()) {
      throw BundleTarget.missing(cosign);
    }
    Optional<String> predicate = StatementFlags.predicateFile(cosign, NOTHING);
    ServiceFlags services = ServiceFlags.read(cosign);
    EVIDENCE.tellOfIgnored(cosign, layout);
    SignatoryFlags who = SignatoryFlags.read(cosign, services, layout);
    Statement statement = predicate.map(file -> made(cosign, file)).orElseGet(() -> ready(cosign));
    Signatory somebody = who.signatory("creating bundle: ");
    cosign.say("Signing artifact...");
    Layout form = layout.isLegacy() ? Layout.LEGACY : Layout.BUNDLE;
    SignedStatement signed = SignedStatement.of(statement, somebody, form);
    if (layout.isLegacy()) {
      writeLegacy(cosign, statement, signed);
    } else {
      write(cosign, signed.made().bundle());
    }
    SignatureNews.tell(cosign, signed.made());
    services.tell(cosign, layout);
    return OK;
  }

  private static Statement made(CosignInvocation cosign, String file) {
    Subject subject = subject(cosign);
    Predicate predicate = StatementFlags.predicate(cosign, "", file);
    return Statement.of(Statement.V01, List.of(subject), predicate.type(), predicate.value());
  }

  private static Subject subject(CosignInvocation cosign) {
    Invocation invocation = cosign.invocation();
    String file = invocation.optionalArgument(0).orElse("");
    Optional<String> hash = cosign.text(HASH);
    if (file.isEmpty() && hash.isEmpty()) {
      throw Problem.of("no file to attest something about")
          .expected("a file, or --hash with its SHA-256")
          .found("neither")
          .hint("for instance", SPEC.examples().getFirst())
          .asException();
    }
    String name = file.isEmpty() ? "" : String.valueOf(Path.of(file).getFileName());
    if (hash.isPresent()) {
      return Subject.of(name, Digest.parse("sha256:" + hash.get()));
    }
    invocation.screen().err("Using payload from: " + file);
    Digest digest =
        NamedFile.artifact(invocation, file).digest(DigestAlgorithm.SHA256).orElseThrow();
    return Subject.of(name, digest);
  }

  private static Statement ready(CosignInvocation cosign) {
    String file = cosign.text(StatementFlags.STATEMENT).orElseThrow();
    cosign.say("Using statement from: " + file);
    return Statement.parse(cosign.read(file, Predicate.LARGEST), file);
  }

  private static void write(CosignInvocation cosign, Bundle bundle) {
    String file = cosign.text(BUNDLE).orElseThrow();
    AtomicFile.write(cosign.invocation().output(file), bundle.bytes());
    cosign.say("Wrote bundle to file " + file);
  }

  private static void writeLegacy(
      CosignInvocation cosign, Statement statement, SignedStatement signed) {
    Invocation invocation = cosign.invocation();
    byte[] json = Json.write(signed.envelope().toJson());
    cosign
        .text(BUNDLE)
        .ifPresent(
            file -> {
              AtomicFile.write(invocation.output(file), LocalBundle.write(signed.made(), json));
              invocation.screen().err("Bundle wrote in the file  " + file);
            });
    Optional<String> signature = cosign.text(SIGNATURE);
    if (signature.isPresent()) {
      AtomicFile.write(invocation.output(signature.get()), json);
      invocation.screen().err("Signature written in " + signature.get());
    } else {
      invocation.screen().out(Json.writeText(signed.envelope().toJson()));
    }
    EVIDENCE.write(cosign, signed.made(), false);
    cosign
        .text(STATEMENT_OUT)
        .ifPresent(
            file -> {
              AtomicFile.write(invocation.output(file), statement.bytes());
              invocation.screen().err("Attestation written in " + file);
            });
  }
}
