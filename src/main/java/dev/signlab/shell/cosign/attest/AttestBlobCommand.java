package dev.signlab.shell.cosign.attest;

import dev.signlab.crypto.Digest;
import dev.signlab.crypto.DigestAlgorithm;
import dev.signlab.crypto.Signer;
import dev.signlab.crypto.VerificationKey;
import dev.signlab.crypto.keys.KeyProviders;
import dev.signlab.crypto.keys.KeyReference;
import dev.signlab.diagnostic.Problem;
import dev.signlab.engine.attest.Predicate;
import dev.signlab.engine.blob.BlobSignature;
import dev.signlab.engine.blob.LocalBundle;
import dev.signlab.json.Json;
import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.CommandSpec;
import dev.signlab.shell.command.Completion;
import dev.signlab.shell.command.Flag;
import dev.signlab.shell.command.Invocation;
import dev.signlab.shell.cosign.invoke.CosignFlags;
import dev.signlab.shell.cosign.invoke.CosignInvocation;
import dev.signlab.shell.cosign.invoke.LaterFlags;
import dev.signlab.shell.cosign.invoke.Prefixed;
import dev.signlab.sigstore.bundle.Bundle;
import dev.signlab.sigstore.bundle.BundleContent;
import dev.signlab.sigstore.dsse.DsseEnvelope;
import dev.signlab.sigstore.intoto.Statement;
import dev.signlab.sigstore.intoto.Subject;
import dev.signlab.storage.AtomicFile;
import dev.signlab.storage.BoundedFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** {@code cosign attest-blob}, with a key. */
final class AttestBlobCommand implements Command {

  private static final String HASH = "hash";
  private static final String SIGNATURE = "output-signature";
  private static final String STATEMENT_OUT = "output-attestation";

  private static final CommandSpec SPEC =
      CommandSpec.of("cosign attest-blob", "cosign", "Attest something about a file, signed")
          .flags(AttestFlags.ofSigning())
          .flag(Flag.text(HASH, "HEX", "SHA-256 of the file, where the file itself is not here"))
          .flag(
              Flag.file(SIGNATURE, "legacy: file to which the envelope is written")
                  .deprecatedBecause(
                      "please use --bundle to provide the output bundle location, which will"
                          + " include the signature"))
          .flag(Flag.file(STATEMENT_OUT, "legacy: file to which the statement is written"))
          .flags(CosignFlags.global())
          .flags(LaterFlags.ofAttestBlob())
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
    Optional<String> predicate = AttestFlags.predicateFile(cosign);
    AttestFlags.checkServices(cosign);
    boolean legacy = AttestFlags.isLegacy(cosign);
    if (!legacy && cosign.flag(AttestFlags.BUNDLE).isEmpty()) {
      throw Problem.of("must specify --bundle with --new-bundle-format")
          .expected("--bundle FILE, where the attestation goes")
          .found("no --bundle")
          .hint("for instance", SPEC.examples().getFirst())
          .asException();
    }
    KeyReference key = cosign.key().orElseThrow(() -> Keyless.attesting(invocation));
    Statement statement = predicate.map(file -> made(cosign, file)).orElseGet(() -> ready(cosign));
    Signer signer =
        Prefixed.by(
            "getting signer: reading key: ",
            () -> KeyProviders.standard().signer(key, cosign.keyContext()));
    invocation.screen().err("Signing artifact...");
    DsseEnvelope envelope = DsseEnvelope.sign(DsseEnvelope.IN_TOTO, statement.bytes(), signer);
    write(cosign, statement, envelope, signer);
    AttestFlags.tellOfLog(cosign);
    return OK;
  }

  private static Statement made(CosignInvocation cosign, String file) {
    Subject subject = subject(cosign);
    Predicate predicate = AttestFlags.predicate(cosign, "", file);
    return Statement.of(Statement.V01, List.of(subject), predicate.type(), predicate.value());
  }

  private static Subject subject(CosignInvocation cosign) {
    Invocation invocation = cosign.invocation();
    String file = invocation.optionalArgument(0).orElse("");
    Optional<String> hash = cosign.flag(HASH);
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
    String file = cosign.flag(AttestFlags.STATEMENT).orElseThrow();
    cosign.invocation().screen().err("Using statement from: " + file);
    byte[] bytes = BoundedFile.read(cosign.invocation().path(file), Predicate.LARGEST);
    return Statement.parse(bytes, file);
  }

  private static void write(
      CosignInvocation cosign, Statement statement, DsseEnvelope envelope, Signer signer) {
    Invocation invocation = cosign.invocation();
    if (AttestFlags.isLegacy(cosign)) {
      writeLegacy(cosign, statement, envelope, signer.publicKey());
      return;
    }
    Bundle bundle = Bundle.ofKey(signer.publicKey(), new BundleContent.Envelope(envelope));
    String file = cosign.flag(AttestFlags.BUNDLE).orElseThrow();
    AtomicFile.write(invocation.path(file), bundle.bytes());
    invocation.screen().err("Wrote bundle to file " + file);
  }

  private static void writeLegacy(
      CosignInvocation cosign, Statement statement, DsseEnvelope envelope, VerificationKey key) {
    Invocation invocation = cosign.invocation();
    byte[] json = Json.write(envelope.toJson());
    cosign
        .flag(AttestFlags.BUNDLE)
        .ifPresent(
            file -> {
              BlobSignature local = new BlobSignature(key, Digest.of(json), json);
              AtomicFile.write(invocation.path(file), LocalBundle.write(local));
              invocation.screen().err("Bundle wrote in the file  " + file);
            });
    Optional<String> signature = cosign.flag(SIGNATURE);
    if (signature.isPresent()) {
      AtomicFile.write(invocation.path(signature.get()), json);
      invocation.screen().err("Signature written in " + signature.get());
    } else {
      invocation.screen().out(Json.writeText(envelope.toJson()));
    }
    cosign
        .flag(STATEMENT_OUT)
        .ifPresent(
            file -> {
              AtomicFile.write(invocation.path(file), statement.bytes());
              invocation.screen().err("Attestation written in " + file);
            });
  }
}
