/** Tests of the world: home, registry, snapshots, and what is left after a kill. */
@NullMarked
package dev.signlab.environment;

import org.jspecify.annotations.NullMarked;
