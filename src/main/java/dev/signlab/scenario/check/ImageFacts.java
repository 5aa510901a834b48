package dev.signlab.scenario.check;

import dev.signlab.crypto.Digest;
import java.util.Map;

/**
 * What checks want to know of an image.
 *
 * @param digest of its manifest
 * @param layers how many layers it has
 * @param labels the labels of its configuration
 */
public record ImageFacts(Digest digest, int layers, Map<String, String> labels) {

  /** Copies the labels. */
  public ImageFacts {
    labels = Map.copyOf(labels);
  }
}
