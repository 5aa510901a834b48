/** Tests of the clock that can be turned. */
@NullMarked
package dev.signlab.environment.clock;

import org.jspecify.annotations.NullMarked;
