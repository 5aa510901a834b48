package dev.signlab.engine.attach;

import dev.signlab.oci.model.Descriptor;
import dev.signlab.oci.model.Manifest;
import java.util.List;
import java.util.Optional;

/** A list of descriptors under a name that others may write too. */
interface SharedList {

  /** Fetches the list as it is, if there is one. */
  Optional<Manifest> read();

  /**
   * Puts entries in place of a list that was read before. Where nothing says that they stay, they
   * may not even have been written: reading shows.
   *
   * @return whether they surely stay, because nobody can overwrite them without having read them
   */
  boolean write(Optional<Manifest> before, List<Descriptor> entries);

  /** Tells whether it is known already that nobody can overwrite what he has not read. */
  boolean isGuarded();
}
