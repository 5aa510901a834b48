/** A learner's first evening, from a fresh clone to the last of the basics, typed on a terminal. */
@NullMarked
package dev.signlab.evening;

import org.jspecify.annotations.NullMarked;
