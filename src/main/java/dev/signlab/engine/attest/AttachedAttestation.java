package dev.signlab.engine.attest;

import dev.signlab.crypto.Digest;
import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.engine.attach.AttachedBundle;
import dev.signlab.engine.attach.Shelf;
import dev.signlab.engine.attach.SignatureExtras;
import dev.signlab.json.Json;
import dev.signlab.oci.model.Descriptor;
import dev.signlab.sigstore.bundle.Bundle;
import dev.signlab.sigstore.bundle.BundleContent;
import dev.signlab.sigstore.bundle.VerificationMaterial;
import dev.signlab.sigstore.dsse.DsseEnvelope;
import dev.signlab.sigstore.dsse.DsseSignature;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An attestation as it hangs on an image: fetched, its bytes compared with their digest, and not
 * judged at all.
 */
public final class AttachedAttestation {

  private final Layout layout;
  private final Digest digest;
  private final byte[] stored;
  private final Optional<AttachedBundle> carried;
  private final Descriptor layer;

  private AttachedAttestation(
      Layout layout, Descriptor layer, byte[] stored, Optional<AttachedBundle> carried) {
    this.layout = layout;
    this.digest = layer.digest();
    this.layer = layer;
    this.stored = stored;
    this.carried = carried;
  }

  /** The forms in which attestations hang on images. */
  public enum Layout {
    /** A bundle in a manifest of its own that names the image as its subject: cosign 3. */
    BUNDLE,
    /** An envelope as a layer under a tag {@code sha256-….att}: cosign 1 and 2. */
    LEGACY
  }

  /** Finds the bundles of an image that hold envelopes; other referrers are passed over. */
  public static List<AttachedAttestation> bundles(Shelf shelf, Digest image) {
    return shelf.bundles(image).bundles().stream()
        .map(
            each -> {
              byte[] bytes = fetch(shelf, each.layer(), Bundle.LARGEST);
              return new AttachedAttestation(Layout.BUNDLE, each.layer(), bytes, Optional.of(each));
            })
        .filter(AttachedAttestation::mayBeEnvelope)
        .toList();
  }

  /** Finds the envelopes of an image in the legacy layout. */
  public static List<AttachedAttestation> envelopes(Shelf shelf, Digest image) {
    return shelf.envelopes(image).stream()
        .map(
            layer -> {
              byte[] bytes = fetch(shelf, layer, DsseEnvelope.LARGEST);
              return new AttachedAttestation(Layout.LEGACY, layer, bytes, Optional.empty());
            })
        .toList();
  }

  /** Returns the form in which it was found. */
  public Layout layout() {
    return layout;
  }

  /** Returns the envelope, or the bundle around it, as it was stored. */
  public byte[] stored() {
    return stored.clone();
  }

  /**
   * Reads what lies beside a legacy envelope: a certificate, a log entry, a timestamp.
   *
   * @throws dev.signlab.diagnostic.LabException with the cause MALFORMED
   */
  public VerificationMaterial beside() {
    return SignatureExtras.material(layer.annotations());
  }

  /** Reads it as a bundle; for {@link Layout#BUNDLE} only. */
  public Bundle bundle() {
    return carried.orElseThrow().parse(stored);
  }

  /** Reads the envelope, out of its bundle where it has one. */
  public DsseEnvelope envelope() {
    if (layout == Layout.LEGACY) {
      return DsseEnvelope.parse(stored, "the envelope " + digest.shortened() + "…");
    }
    if (bundle().content() instanceof BundleContent.Envelope content) {
      return content.envelope();
    }
    throw new IllegalStateException("a bundle without envelope is no attestation");
  }

  /** Tells whether it can be read at all; one that cannot is nothing to show to anybody. */
  public boolean isReadable() {
    try {
      return !envelope().payloadType().isEmpty();
    } catch (LabException e) {
      return false;
    }
  }

  /** Returns the line of JSON that cosign prints for it when it is verified. */
  public String line() {
    if (layout == Layout.LEGACY) {
      return new String(stored, StandardCharsets.UTF_8).strip();
    }
    DsseEnvelope envelope = envelope();
    ObjectNode node = Json.object();
    node.put("payload", Base64.getEncoder().encodeToString(envelope.payload()));
    node.put("payloadType", envelope.payloadType());
    ArrayNode list = node.putArray("signatures");
    for (DsseSignature each : envelope.signatures()) {
      ObjectNode signature = list.addObject();
      signature.put("sig", Base64.getEncoder().encodeToString(each.signature()));
      if (!each.keyId().isEmpty()) {
        signature.put("keyid", each.keyId());
      }
    }
    return Json.writeText(node);
  }

  private boolean mayBeEnvelope() {
    try {
      return bundle().content() instanceof BundleContent.Envelope;
    } catch (LabException e) {
      // What is wrong with it is the judge's to say.
      return true;
    }
  }

  private static byte[] fetch(Shelf shelf, Descriptor layer, int largest) {
    if (layer.size() > largest) {
      throw tooMuch("an attestation is too large", largest + " bytes", layer.size() + " bytes");
    }
    return shelf.blob(layer);
  }

  private static RuntimeException tooMuch(String summary, String limit, String found) {
    return Problem.of(summary)
        .expected("at most " + limit)
        .found(found)
        .cause(Cause.MALFORMED)
        .asException();
  }
}
