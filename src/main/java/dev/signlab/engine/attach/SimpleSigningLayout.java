package dev.signlab.engine.attach;

import dev.signlab.crypto.Digest;
import dev.signlab.json.Json;
import dev.signlab.oci.model.Descriptor;
import dev.signlab.oci.model.ImageManifest;
import dev.signlab.oci.model.MediaType;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * cosign's legacy layout: an image manifest under the tag {@code sha256-….sig}, one layer for each
 * signature, the payload as the layer's blob and the signature as its annotation.
 */
public enum SimpleSigningLayout implements SignatureLayout {
  /** The one form there is. */
  LEGACY;

  /** The media type of a layer that is a payload. */
  public static final MediaType PAYLOAD =
      new MediaType("application/vnd.dev.cosign.simplesigning.v1+json");

  /** The annotation of a layer that holds its signature in Base64. */
  public static final String SIGNATURE = "dev.cosignproject.cosign/signature";

  /** The annotation that holds a certificate, where a signature was made without a key. */
  public static final String CERTIFICATE = "dev.sigstore.cosign/certificate";

  /** cosign reads no more signatures than these. */
  static final int MOST_LAYERS = 1000;

  /** The time that Go writes where none was set. */
  private static final String ZERO_TIME = "0001-01-01T00:00:00Z";

  @Override
  public String words() {
    return "legacy";
  }

  static Descriptor layer(byte[] payload, String signature) {
    return Descriptor.of(PAYLOAD, payload).withAnnotations(Map.of(SIGNATURE, signature));
  }

  /** The config that Go's library writes for these layers: one history entry and id for each. */
  static byte[] config(List<Descriptor> layers) {
    ObjectNode config = Json.object();
    config.put("architecture", "");
    config.put("created", ZERO_TIME);
    ArrayNode history = config.putArray("history");
    layers.forEach(layer -> history.addObject().put("created", ZERO_TIME));
    config.put("os", "");
    ObjectNode rootfs = config.putObject("rootfs");
    rootfs.put("type", "layers");
    ArrayNode ids = rootfs.putArray("diff_ids");
    layers.stream().map(Descriptor::digest).map(Digest::toString).forEach(ids::add);
    config.putObject("config");
    return Json.write(config);
  }

  static ImageManifest manifest(byte[] config, List<Descriptor> layers) {
    return ImageManifest.of(Descriptor.of(MediaType.OCI_CONFIG, config)).layers(layers).build();
  }
}
