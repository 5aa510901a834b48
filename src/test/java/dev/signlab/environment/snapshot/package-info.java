/** Tests of states that are put back. */
@NullMarked
package dev.signlab.environment.snapshot;

import org.jspecify.annotations.NullMarked;
