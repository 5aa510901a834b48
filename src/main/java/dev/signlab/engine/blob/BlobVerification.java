package dev.signlab.engine.blob;

import dev.signlab.crypto.DigestAlgorithm;
import dev.signlab.crypto.VerificationKey;
import dev.signlab.engine.bundle.Artifact;
import dev.signlab.engine.bundle.BundleJudge;
import dev.signlab.engine.report.NamedKey;
import dev.signlab.sigstore.bundle.Bundle;
import dev.signlab.sigstore.bundle.BundleContent;
import dev.signlab.sigstore.bundle.MessageSignature;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Verifies signatures of a file by a public key:
 *
 * <pre>{@code BlobVerification.of(Path.of("a.tgz"), keys.publicKey()).bundle(bundle).print();}
 * </pre>
 *
 * @param subject the file as it was typed
 * @param artifact its content, or its digest
 * @param judge who judges
 */
public record BlobVerification(String subject, Artifact artifact, BundleJudge judge) {

  /** Prepares the verification of a file by a key. */
  public static BlobVerification of(Path file, VerificationKey key) {
    BundleJudge judge = BundleJudge.ofFiles(NamedKey.of(key));
    return new BlobVerification(file.toString(), Artifact.of(file), judge);
  }

  /** Verifies by a sigstore bundle that has no name of its own. */
  public BlobReport bundle(Bundle bundle) {
    return bundle("bundle", bundle);
  }

  /** Verifies by a sigstore bundle. */
  public BlobReport bundle(String name, Bundle bundle) {
    BlobReport.Form form =
        switch (bundle.content()) {
          case MessageSignature message -> BlobReport.Form.MESSAGE;
          case BundleContent.Envelope envelope -> BlobReport.Form.ENVELOPE;
        };
    return new BlobReport(subject, judge.key(), form, judge.judge(name, bundle, artifact));
  }

  /**
   * Verifies a bare signature.
   *
   * @param name of the file in which it came
   * @param signature its bytes
   * @param hash with which it was made, where that was said
   */
  public BlobReport bare(String name, byte[] signature, Optional<DigestAlgorithm> hash) {
    return new BlobReport(
        subject, judge.key(), BlobReport.Form.BARE, judge.judge(name, signature, hash, artifact));
  }
}
