/**
 * States of the world that can be put back.
 *
 * <p>Specification: {@code content/design/environment.adoc}.
 *
 * <p>Start reading at {@link dev.signlab.environment.snapshot.Snapshots}.
 */
@NullMarked
package dev.signlab.environment.snapshot;

import org.jspecify.annotations.NullMarked;
