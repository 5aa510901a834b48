/**
 * What a gate found, in the forms that programs read.
 *
 * <p>Specification: {@code content/reference/writing-scenarios.adoc}; SARIF 2.1.0 of OASIS; JUnit
 * XML as Jenkins, GitLab and GitHub read it.
 *
 * <p>Start reading at {@link dev.signlab.scenario.gate.report.Reports}.
 */
@NullMarked
package dev.signlab.scenario.gate.report;

import org.jspecify.annotations.NullMarked;
