/** Holds the law of the house by tests: rooms, libraries, sizes, forbidden calls. */
@NullMarked
package dev.signlab.architecture;

import org.jspecify.annotations.NullMarked;
