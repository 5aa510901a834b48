/**
 * A scenario as its file describes it: tasks, checks, hints, and the world it needs.
 *
 * <p>Specification: {@code content/design/scenarios.adoc}.
 *
 * <p>Start reading at {@link dev.signlab.scenario.model.Scenario}.
 */
@NullMarked
package dev.signlab.scenario.model;

import org.jspecify.annotations.NullMarked;
