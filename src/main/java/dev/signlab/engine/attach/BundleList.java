package dev.signlab.engine.attach;

import java.util.List;

/**
 * The bundles that hang on one manifest.
 *
 * @param place where they were looked for, in words that follow a number of bundles: {@code listed
 *     as referrers}, {@code in tag sha256-0123456789ab…}
 * @param bundles in the order of their list
 */
public record BundleList(String place, List<AttachedBundle> bundles) {

  /** Copies the list. */
  public BundleList {
    bundles = List.copyOf(bundles);
  }
}
