package dev.signlab.engine.attach;

import dev.signlab.oci.model.Descriptor;
import java.util.List;
import java.util.Map;

/** A signature that was made elsewhere and is only hung up here. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record ReadySignature(byte[] content, Descriptor layer) implements NewLayer {

  static ReadySignature of(byte[] payload, Map<String, String> annotations) {
    Descriptor layer =
        Descriptor.of(SimpleSigningLayout.PAYLOAD, payload).withAnnotations(annotations);
    return new ReadySignature(payload, layer);
  }

  @Override
  public boolean isIn(List<Descriptor> layers) {
    return layers.contains(layer);
  }
}
