/** Tests of the world, and what is left of it after a kill. */
@NullMarked
package dev.signlab.environment.world;

import org.jspecify.annotations.NullMarked;
