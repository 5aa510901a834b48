package dev.signlab.jshell.bound;

import dev.signlab.diagnostic.Cause;
import dev.signlab.engine.verify.Verification;
import dev.signlab.engine.verify.VerificationReport;
import java.util.Optional;

/** What a verification of the lab's image with the key of the folder says now. */
public final class ImageReport {

  private final String image;
  private final Keys keys;

  ImageReport(String image, Keys keys) {
    this.image = image;
    this.keys = keys;
  }

  /** Verifies the image, and returns the whole report. */
  public VerificationReport run() {
    return Verification.of(image).with(keys.publicKey()).run();
  }

  /** Tells whether the image verifies. */
  public boolean passed() {
    return run().passed();
  }

  /** Returns what decided when it does not. */
  public Optional<Cause> cause() {
    return run().cause();
  }

  /** Prints the tree of steps. */
  public void print() {
    run().print();
  }

  @Override
  public String toString() {
    return "the verification of " + image + ": report.passed(), report.print(), report.cause()";
  }
}
