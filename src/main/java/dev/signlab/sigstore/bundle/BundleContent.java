package dev.signlab.sigstore.bundle;

import dev.signlab.sigstore.dsse.DsseEnvelope;
import dev.signlab.sigstore.protojson.ProtoObject;

/** What a bundle's signature covers: a message by its digest, or an envelope's payload. */
public sealed interface BundleContent permits MessageSignature, BundleContent.Envelope {

  /** Returns the name by which cosign tells apart what a bundle in a registry holds. */
  String words();

  /** Returns the bytes of the one signature. */
  byte[] signature();

  /** Adds the content to the bundle under its own name. */
  void writeTo(ProtoObject bundle);

  /**
   * A DSSE envelope with exactly one signature.
   *
   * @param envelope the envelope
   */
  record Envelope(DsseEnvelope envelope) implements BundleContent {

    @Override
    public String words() {
      return "dsse-envelope";
    }

    @Override
    public byte[] signature() {
      return envelope.signatures().getFirst().signature();
    }

    @Override
    public void writeTo(ProtoObject bundle) {
      bundle.object(
          "dsseEnvelope",
          new ProtoObject()
              .bytes("payload", envelope.payload())
              .text("payloadType", envelope.payloadType())
              .objects(
                  "signatures",
                  envelope.signatures().stream()
                      .map(
                          s ->
                              new ProtoObject()
                                  .bytes("sig", s.signature())
                                  .text("keyid", s.keyId()))
                      .toList()));
    }
  }
}
