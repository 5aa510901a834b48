package dev.signlab.sigstore.signingconfig;

import dev.signlab.sigstore.protojson.ProtoFields;
import dev.signlab.sigstore.protojson.ProtoObject;
import java.util.List;
import java.util.Optional;

/**
 * How many services of a list are asked.
 *
 * @param selector all, any one, or an exact number of them
 * @param count the number, for {@link Selector#EXACT}
 */
public record ServiceSelection(Selector selector, long count) {

  /** Nothing was said. */
  public static final ServiceSelection UNSAID = new ServiceSelection(Selector.UNDEFINED, 0);

  private static final String UNDEFINED = "SERVICE_SELECTOR_UNDEFINED";

  /** {@code ServiceSelector} of the .proto file. */
  public enum Selector {
    /** Nothing was said. */
    UNDEFINED,
    /** All of them. */
    ALL,
    /** One of them, whichever. */
    ANY,
    /** As many as the count says. */
    EXACT
  }

  /** One service, whichever: the choice of the public deployment. */
  public static final ServiceSelection ANY = new ServiceSelection(Selector.ANY, 0);

  ProtoObject message() {
    String name = selector == Selector.UNDEFINED ? "" : selector.name();
    return new ProtoObject().text("selector", name).smallNumber("count", count);
  }

  static ServiceSelection parse(ProtoFields config, String name) {
    Optional<ProtoFields> fields = config.optionalObject(name);
    if (fields.isEmpty()) {
      return UNSAID;
    }
    ProtoFields known = fields.get().only("selector", "count");
    return new ServiceSelection(selector(known), known.count("count"));
  }

  private static Selector selector(ProtoFields fields) {
    String text = fields.text("selector");
    if (text.isEmpty() || text.equals(UNDEFINED)) {
      return Selector.UNDEFINED;
    }
    for (Selector each : List.of(Selector.ALL, Selector.ANY, Selector.EXACT)) {
      if (each.name().equals(text)) {
        return each;
      }
    }
    throw fields.malformed("has an unknown selector", "ALL, ANY or EXACT", text);
  }
}
