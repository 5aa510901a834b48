package dev.signlab.interop.keyless;

/**
 * Something that must be refused.
 *
 * @param fault what is wrong with it
 * @param check what a verifier is asked
 */
record Wrong(Fault fault, Check check) {

  /** Tells whether somebody is asked about it: about a file, or else about a legacy image. */
  boolean isFor(Party verifier) {
    Layout asked = verifier.cannotVerify(Layout.FILE).isEmpty() ? Layout.FILE : Layout.LEGACY;
    return check.thing().layout() == asked;
  }
}
