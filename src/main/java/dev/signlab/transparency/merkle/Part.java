package dev.signlab.transparency.merkle;

/** The parts of a tree that have a root of their own: leaves from a start up to an end. */
final class Part {

  private Part() {}

  /**
   * Tells whether leaves make a part: there is one at least, and the start is a multiple of the
   * smallest power of two that is not below their number.
   */
  static boolean isValid(long start, long end) {
    if (start < 0 || end <= start) {
      return false;
    }
    int bits = Long.SIZE - Long.numberOfLeadingZeros(end - start - 1);
    return bits < Long.SIZE - 1 && (start & ((1L << bits) - 1)) == 0;
  }
}
