package dev.signlab.image;

import dev.signlab.oci.name.Reference;
import dev.signlab.oci.name.Registry;

/** How names of images are written for people. */
public final class ImageNames {

  private static final String LIBRARY = "library/";

  private ImageNames() {}

  /** Returns a name without Docker's default registry and its library, as Docker shows it. */
  public static String familiar(Reference reference) {
    String whole = reference.toString();
    if (!isUnqualified(reference)) {
      return whole;
    }
    String rest = whole.substring(Registry.DOCKER_HUB.host().length() + 1);
    return rest.startsWith(LIBRARY) ? rest.substring(LIBRARY.length()) : rest;
  }

  /** Tells whether a name was written without a registry. */
  public static boolean isUnqualified(Reference reference) {
    return reference.registry().equals(Registry.DOCKER_HUB);
  }
}
