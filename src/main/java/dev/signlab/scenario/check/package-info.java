/**
 * What can be checked: one record for each type of check, all looking at state and never at typed
 * text.
 *
 * <p>Specification: {@code content/reference/checks.adoc}, which is generated from here.
 *
 * <p>Start reading at {@link dev.signlab.scenario.check.Check}.
 */
@NullMarked
package dev.signlab.scenario.check;

import org.jspecify.annotations.NullMarked;
