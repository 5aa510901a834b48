package dev.signlab.scenario.check;

import dev.signlab.crypto.Digest;
import dev.signlab.crypto.DigestAlgorithm;
import dev.signlab.crypto.VerificationKey;
import dev.signlab.diagnostic.Cause;
import dev.signlab.engine.bundle.Artifact;
import dev.signlab.engine.report.NamedKey;
import dev.signlab.oci.name.Reference;
import dev.signlab.storage.BoundedFile;
import java.nio.file.Files;
import java.util.Optional;

/** What several checks need before they can look at anything else. */
final class Needs {

  private static final int LARGEST_SBOM = 32 << 20;

  private Needs() {}

  /** Returns the failure where a registry has no such image. */
  static Optional<CheckResult> image(LabView view, Reference image) {
    return view.digest(image).isPresent() ? Optional.empty() : Optional.of(noImage(image));
  }

  /** Returns the failure where the learner's folder has no such file. */
  static Optional<CheckResult> file(LabView view, String name, String what) {
    return Files.isRegularFile(view.folder().resolve(name))
        ? Optional.empty()
        : Optional.of(CheckResult.failed(Cause.NO_FILE, name, what, "no such file"));
  }

  /** Returns the failure of a check that found no image. */
  static CheckResult noImage(Reference image) {
    return CheckResult.failed(Cause.NO_IMAGE, "HEAD " + image, "an image", "none of that name");
  }

  /** Reads a file of the learner's folder whole. */
  static byte[] bytes(LabView view, String name) {
    return BoundedFile.read(view.folder().resolve(name));
  }

  /** Returns the SHA-256 of a file of the learner's folder, of any length. */
  static Digest digest(LabView view, String name) {
    return Artifact.of(view.folder().resolve(name), name, done -> {})
        .digest(DigestAlgorithm.SHA256)
        .orElseThrow();
  }

  /** Reads an SBOM of the learner's folder, which may be larger than other files. */
  static byte[] sbom(LabView view, String name) {
    return BoundedFile.read(view.folder().resolve(name), LARGEST_SBOM);
  }

  /** Reads a file of the learner's folder as text. */
  static String text(LabView view, String name) {
    return BoundedFile.readText(view.folder().resolve(name));
  }

  /** Reads a public key of the learner's folder. */
  static NamedKey key(LabView view, String name) {
    return new NamedKey(name, VerificationKey.parsePem(bytes(view, name), name));
  }
}
