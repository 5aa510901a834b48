/**
 * One running world: the home where state lives, its servers, the learner's files, the clock, and
 * snapshots of all that.
 *
 * <p>Specification: {@code content/design/environment.adoc}.
 *
 * <p>Start reading at {@code environment.world.World}.
 */
@NullMarked
package dev.signlab.environment;

import org.jspecify.annotations.NullMarked;
