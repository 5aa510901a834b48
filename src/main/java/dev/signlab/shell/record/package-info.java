/**
 * {@code author record}: an author does once what learners are to do, and a scenario is drafted of
 * it.
 *
 * <p>Specification: {@code content/reference/writing-scenarios.adoc}, section "Record it".
 *
 * <p>Start reading at {@link dev.signlab.shell.record.RecordCommand}.
 */
@NullMarked
package dev.signlab.shell.record;

import org.jspecify.annotations.NullMarked;
