/**
 * How a verification says what it found: a tree of steps, each passed with its evidence, failed
 * with what was expected and found, or not reached. One form for images, files and attestations.
 *
 * <p>Specification: {@code content/design/engine.adoc}, "The tree".
 *
 * <p>Start reading at {@link dev.signlab.engine.report.Report}.
 */
@NullMarked
package dev.signlab.engine.report;

import org.jspecify.annotations.NullMarked;
