package dev.signlab.services.rekor.tiles;

import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;

/** An entry that the log does not take; Rekor says the text alone, and this log also why. */
final class TilesRefusal extends LabException {

  TilesRefusal(String text, String reason) {
    super(Problem.of(reason.isEmpty() ? text : text + ": " + reason).build());
  }
}
