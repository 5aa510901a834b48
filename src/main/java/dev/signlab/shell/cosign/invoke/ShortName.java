package dev.signlab.shell.cosign.invoke;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Problem;
import dev.signlab.oci.name.Reference;
import dev.signlab.oci.name.Repository;

/**
 * Repositories whose whole name is one letter: registries take them, and cosign and other programs
 * in Go do not, so that nobody else could verify what is signed there.
 */
public final class ShortName {

  private static final int SHORTEST = 2;

  private ShortName() {}

  /**
   * Refuses such a name.
   *
   * @param under what cosign says in front
   */
  public static void refuse(Reference image, String under) {
    Repository repository = image.repository();
    if (repository.path().length() < SHORTEST) {
      String longer = image.toString().replaceFirst("/(.)([:@])", "/$1-app$2");
      throw Problem.of(under + "parsing reference: could not parse reference: " + image)
          .expected("a repository of 2 to 255 letters, as programs in Go want it")
          .found(repository.path())
          .hint("under a longer name", "cosign copy " + image + " " + longer)
          .cause(Cause.MALFORMED)
          .asException();
    }
  }
}
