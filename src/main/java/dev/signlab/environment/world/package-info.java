/**
 * One running world: a registry (the lab's own or another), the learner's files, the clock, and
 * snapshots of all that.
 *
 * <p>Specification: {@code content/design/environment.adoc}.
 *
 * <p>Start reading at {@link dev.signlab.environment.world.World}.
 */
@NullMarked
package dev.signlab.environment.world;

import org.jspecify.annotations.NullMarked;
