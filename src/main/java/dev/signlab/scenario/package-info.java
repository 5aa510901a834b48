/**
 * Scenarios: what a learner is asked to do, whether it has been done, and the proof that it can be.
 *
 * <p>Specification: {@code content/design/scenarios.adoc}.
 *
 * <p>Start reading at {@code dev.signlab.scenario.model.Scenario}.
 */
@NullMarked
package dev.signlab.scenario;

import org.jspecify.annotations.NullMarked;
