/**
 * The words with which a learner walks through the labs, and what is shown on the way.
 *
 * <p>Specification: {@code content/design/scenarios.adoc}.
 *
 * <p>Start reading at {@link dev.signlab.shell.lab.LabCommands}.
 */
@NullMarked
package dev.signlab.shell.lab;

import org.jspecify.annotations.NullMarked;
