/**
 * A scenario drafted from what its author did once: the lines are typed again in a fresh world, and
 * what became true by them becomes checks.
 *
 * <p>Specification: {@code content/reference/writing-scenarios.adoc}, section "Record it".
 *
 * <p>Start reading at {@link dev.signlab.scenario.draft.Drafting}.
 */
@NullMarked
package dev.signlab.scenario.draft;

import org.jspecify.annotations.NullMarked;
