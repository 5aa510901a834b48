package dev.signlab.engine.blob;

import dev.signlab.crypto.DigestAlgorithm;
import dev.signlab.engine.bundle.Artifact;
import dev.signlab.engine.bundle.BundleJudge;
import dev.signlab.sigstore.bundle.Bundle;
import dev.signlab.sigstore.bundle.BundleContent;
import dev.signlab.sigstore.bundle.MessageSignature;
import java.util.Optional;

/**
 * Verifies signatures of a file by a public key:
 *
 * <pre>{@code new BlobVerification("a.tgz", artifact, BundleJudge.ofFiles(key)).bundle("b", b)}
 * </pre>
 *
 * @param subject the file as it was typed
 * @param artifact its content, or its digest
 * @param judge who judges
 */
public record BlobVerification(String subject, Artifact artifact, BundleJudge judge) {

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
