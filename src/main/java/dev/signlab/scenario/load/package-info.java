/**
 * Scenario files become scenarios, or a list of everything that is wrong with them.
 *
 * <p>Specification: {@code content/reference/scenario.schema.json}.
 *
 * <p>Start reading at {@link dev.signlab.scenario.load.ScenarioLoader}.
 */
@NullMarked
package dev.signlab.scenario.load;

import org.jspecify.annotations.NullMarked;
