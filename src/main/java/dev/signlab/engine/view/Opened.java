package dev.signlab.engine.view;

import java.util.List;

/**
 * A file that was opened.
 *
 * @param kind what it is, in words
 * @param specification where it is written what its fields mean
 * @param fields what stands in it
 */
public record Opened(String kind, String specification, List<ViewField> fields) {

  /** Copies the list. */
  public Opened {
    fields = List.copyOf(fields);
  }
}
