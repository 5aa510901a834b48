package dev.signlab.engine.attach;

import dev.signlab.oci.model.Descriptor;
import java.util.ArrayList;
import java.util.List;

/** One layer to be added to a list that others may write too. */
interface NewLayer {

  /** The blob, which is pushed before any list names it. */
  byte[] content();

  Descriptor layer();

  /** Tells whether a list has it, or one that says the same. */
  boolean isIn(List<Descriptor> layers);

  /** The list with it. */
  default List<Descriptor> addedTo(List<Descriptor> before) {
    List<Descriptor> longer = new ArrayList<>(before);
    longer.add(layer());
    return longer;
  }
}
