package dev.signlab.shell.cosign.blob;

import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.engine.blob.LocalBundle;
import dev.signlab.engine.verify.FileEvidence;
import dev.signlab.json.Json;
import dev.signlab.json.JsonFields;
import dev.signlab.shell.cosign.flag.BundleTarget;
import dev.signlab.shell.cosign.flag.LooseMaterial;
import dev.signlab.shell.cosign.invoke.CosignInvocation;
import dev.signlab.shell.cosign.invoke.Prefixed;
import dev.signlab.sigstore.bundle.Bundle;
import dev.signlab.sigstore.bundle.VerificationMaterial;
import java.util.Optional;

/** By what a file is verified: a sigstore bundle, or a signature that came in another way. */
sealed interface BlobEvidence {

  /** The flag of a signature of its own. */
  String SIGNATURE = "signature";

  /** The name under which it was given. */
  String name();

  /** Whether a log's answer is in it. */
  boolean hasLogEntry();

  /** Returns it as the engine takes it. */
  FileEvidence ofFile();

  /**
   * A sigstore bundle.
   *
   * @param name of its file
   * @param bundle the bundle
   */
  record Sigstore(String name, Bundle bundle) implements BlobEvidence {

    @Override
    public boolean hasLogEntry() {
      return !bundle.material().tlogEntries().isEmpty();
    }

    @Override
    public FileEvidence ofFile() {
      return new FileEvidence.InBundle(name, bundle);
    }
  }

  /**
   * The bytes of a signature.
   *
   * @param name of its file
   * @param signature the bytes
   * @param beside what else came along: in a bundle of cosign's older form, or in files
   */
  @SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
  record Bare(String name, byte[] signature, VerificationMaterial beside) implements BlobEvidence {
    @Override
    public boolean hasLogEntry() {
      return !beside.tlogEntries().isEmpty();
    }

    @Override
    public FileEvidence ofFile() {
      return new FileEvidence.Bare(name, signature, beside);
    }
  }

  /** Reads what the flags name; a signature of its own goes before the one in an older bundle. */
  static BlobEvidence of(CosignInvocation cosign) {
    Optional<String> bundle = cosign.text("bundle");
    Optional<String> signature = cosign.text(SIGNATURE);
    Optional<BlobEvidence> parsed = bundle.map(name -> parsed(cosign, name));
    if (signature.isEmpty()) {
      return parsed.orElseThrow(() -> none(cosign));
    }
    if (parsed.isPresent() && parsed.get() instanceof Sigstore) {
      throw Problem.of("unsupported: can't provide --signature with --new-bundle-format")
          .expected("--bundle or --signature")
          .found("both")
          .hint("the bundle holds its signature: leave --signature out")
          .asException();
    }
    byte[] bytes = SignatureInput.read(cosign, signature.get());
    return new Bare(
        signature.get(),
        bytes,
        parsed
            .map(each -> ((Bare) each).beside())
            .orElseGet(() -> LooseMaterial.of(cosign, Optional.empty())));
  }

  private static BlobEvidence parsed(CosignInvocation cosign, String name) {
    byte[] json = Prefixed.by("reading " + name + ": ", () -> cosign.read(name, Bundle.LARGEST));
    JsonFields fields = Json.parseObject(json, name);
    if (!LocalBundle.isOne(fields)) {
      return new Sigstore(name, Bundle.parse(json, name));
    }
    LocalBundle local = LocalBundle.parse(fields);
    return new Bare(name, local.signature(), LooseMaterial.of(cosign, Optional.of(local)));
  }

  private static LabException none(CosignInvocation cosign) {
    String file = cosign.arguments().getFirst();
    return Problem.of("missing flag '--signature'")
        .expected("--bundle FILE, which sign-blob wrote")
        .found("a key and a file, but nothing to verify")
        .hint("with its bundle", cosign.line().with("bundle", BundleTarget.of(file)).toString())
        .asException();
  }
}
