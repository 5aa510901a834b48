/**
 * A learner at work: the open task, its checks after each command, help, and the way back.
 *
 * <p>Specification: {@code content/design/scenarios.adoc}.
 *
 * <p>Start reading at {@link dev.signlab.scenario.run.Lab}.
 */
@NullMarked
package dev.signlab.scenario.run;

import org.jspecify.annotations.NullMarked;
