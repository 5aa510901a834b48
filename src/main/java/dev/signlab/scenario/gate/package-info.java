/**
 * The proof that a scenario works: unsolved it fails, solved it passes, and each mistake is named.
 *
 * <p>Specification: {@code content/design/scenarios.adoc}.
 *
 * <p>Start reading at {@link dev.signlab.scenario.gate.Gate}.
 */
@NullMarked
package dev.signlab.scenario.gate;

import org.jspecify.annotations.NullMarked;
