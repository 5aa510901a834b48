package dev.signlab.registry.conformance;

/**
 * One result of the suite: what is asked and what must come back.
 *
 * @param name says which it is, with its groups before it; no two steps share one
 * @param asking fails with an {@link AssertionError}, or an {@link UnsupportedException} where the
 *     registry took one of the ways that the specification leaves open
 */
record Step(String name, Asking asking) {

  void run() {
    asking.run();
  }

  /** Requests and what is said of their answers. */
  interface Asking {
    void run();
  }
}
