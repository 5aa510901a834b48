/**
 * The words with which a learner walks through the labs, and what is shown on the way.
 *
 * <p>Specification: {@code content/design/scenarios.adoc}.
 *
 * <p>May import: shell.command, shell.run, shell.screen, scenario, content, environment, storage,
 * diagnostic.
 *
 * <p>Start reading at {@link dev.signlab.shell.lab.LabCommands}.
 */
@NullMarked
package dev.signlab.shell.lab;

import org.jspecify.annotations.NullMarked;
