package dev.signlab.shell.command;

import dev.signlab.diagnostic.Cause;

/** Which cause the lab asks a person to name right now; what commands show does not name it. */
@FunctionalInterface
public interface AskedCause {

  /** Tells whether the lab asks for this one. */
  boolean is(Cause cause);
}
