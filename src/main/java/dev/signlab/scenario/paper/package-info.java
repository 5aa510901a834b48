/**
 * What can be said of a scenario by reading it: that its lines exist, that its texts can be shown,
 * that its names lead somewhere.
 *
 * <p>Specification: {@code content/design/scenarios.adoc}.
 *
 * <p>Start reading at {@link dev.signlab.scenario.paper.Papers}.
 */
@NullMarked
package dev.signlab.scenario.paper;

import org.jspecify.annotations.NullMarked;
