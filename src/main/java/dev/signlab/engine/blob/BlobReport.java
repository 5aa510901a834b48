package dev.signlab.engine.blob;

import dev.signlab.engine.bundle.BundleJudgement;
import dev.signlab.engine.report.NamedKey;
import dev.signlab.engine.report.Report;
import dev.signlab.engine.report.Step;
import java.util.List;

/**
 * What one verification of a file found.
 *
 * @param subject the file as it was typed
 * @param key by which it was verified
 * @param form of the signature
 * @param judgement what was found
 */
public record BlobReport(String subject, NamedKey key, Form form, BundleJudgement judgement)
    implements Report {

  /** The forms in which a signature of a file comes. */
  public enum Form {
    /** A sigstore bundle over the file. */
    MESSAGE,
    /** A sigstore bundle that holds a statement about the file. */
    ENVELOPE,
    /** The bytes of the signature and nothing else. */
    BARE
  }

  @Override
  public List<Step> steps() {
    return List.of(judgement.step());
  }

  @Override
  public boolean passed() {
    return judgement.passed();
  }

  @Override
  public int exitStatus() {
    return passed() ? PASSED : ERROR;
  }
}
