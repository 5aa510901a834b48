package dev.signlab.app;

import java.util.List;

/**
 * A mistake that people make in public with signatures without keys, as it went here.
 *
 * @param number in the list of such mistakes
 * @param seen where it was made
 * @param words what it is
 * @param lines what was typed, said and works, in order; or where it stands when no line makes it
 */
record Mistake(int number, List<String> seen, String words, List<String> lines) {}
