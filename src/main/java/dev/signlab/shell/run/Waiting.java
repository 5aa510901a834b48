package dev.signlab.shell.run;

import java.io.IOException;

/** How a thread waits for what others do. */
interface Waiting {

  /** Something that may last until another has done its part. */
  @FunctionalInterface
  interface Work<T> {

    /** Does it, and returns when it is done. */
    T run() throws IOException;
  }

  /** Does some work, and lets others go on meanwhile. */
  <T> T during(Work<T> work) throws IOException;
}
