package dev.signlab.engine.attest;

import dev.signlab.engine.attest.AttachedAttestation.Layout;
import dev.signlab.engine.signatory.MadeSignature;
import dev.signlab.engine.signatory.Signatory;
import dev.signlab.json.Json;
import dev.signlab.sigstore.bundle.BundleContent;
import dev.signlab.sigstore.dsse.DsseEnvelope;
import dev.signlab.sigstore.intoto.Statement;

/**
 * A statement in an envelope that somebody signed.
 *
 * @param envelope the statement and its signature
 * @param made the same, with who signed it and what witnesses said
 */
public record SignedStatement(DsseEnvelope envelope, MadeSignature made) {

  /**
   * Signs a statement. Timestamps are over the signature in a bundle, and over the whole envelope
   * in the legacy layout, since its verifiers know the signature only as a part of that.
   */
  public static SignedStatement of(Statement statement, Signatory signatory, Layout layout) {
    MadeSignature made =
        signatory.sign(
            key ->
                new BundleContent.Envelope(
                    DsseEnvelope.sign(DsseEnvelope.IN_TOTO, statement.bytes(), key)),
            content ->
                layout == Layout.LEGACY
                    ? Json.write(envelope(content).toJson())
                    : content.signature());
    return new SignedStatement(envelope(made.content()), made);
  }

  private static DsseEnvelope envelope(BundleContent content) {
    return ((BundleContent.Envelope) content).envelope();
  }
}
