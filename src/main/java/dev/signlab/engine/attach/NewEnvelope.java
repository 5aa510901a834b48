package dev.signlab.engine.attach;

import dev.signlab.oci.model.Descriptor;
import dev.signlab.oci.model.MediaType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A signed statement to be added to the attestations of an image.
 *
 * @param content the envelope
 * @param layer describes it
 * @param replacing whether those of the same type have to go
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record NewEnvelope(byte[] content, Descriptor layer, boolean replacing) implements NewLayer {

  static final MediaType ENVELOPE = new MediaType("application/vnd.dsse.envelope.v1+json");
  static final String PREDICATE_TYPE = "predicateType";

  static NewEnvelope of(
      byte[] envelope, String predicateType, Map<String, String> evidence, boolean replacing) {
    Map<String, String> annotations = new LinkedHashMap<>(evidence);
    annotations.put(SimpleSigningLayout.SIGNATURE, "");
    annotations.put(PREDICATE_TYPE, predicateType);
    Descriptor layer = Descriptor.of(ENVELOPE, envelope).withAnnotations(annotations);
    return new NewEnvelope(envelope, layer, replacing);
  }

  @Override
  public boolean isIn(List<Descriptor> layers) {
    return layers.stream().anyMatch(each -> each.digest().equals(layer.digest()))
        && (!replacing || others(layers).size() == layers.size() - 1);
  }

  @Override
  public List<Descriptor> addedTo(List<Descriptor> before) {
    List<Descriptor> after = new ArrayList<>(replacing ? others(before) : before);
    after.add(layer);
    return after;
  }

  private List<Descriptor> others(List<Descriptor> layers) {
    String type = layer.annotations().get(PREDICATE_TYPE);
    return layers.stream()
        .filter(each -> !Objects.equals(each.annotations().get(PREDICATE_TYPE), type))
        .toList();
  }
}
