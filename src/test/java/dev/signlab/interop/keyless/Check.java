package dev.signlab.interop.keyless;

/**
 * What a verifier is asked.
 *
 * @param thing what was signed
 * @param expected what the verifier is told
 */
record Check(Signed thing, Expected expected) {

  Check of(Signed other) {
    return new Check(other, expected);
  }

  Check told(Expected other) {
    return new Check(thing, other);
  }
}
