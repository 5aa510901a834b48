package dev.signlab.scenario.model;

import dev.signlab.diagnostic.Cause;

/**
 * A failure whose cause the learner names.
 *
 * @param cause the right one
 * @param evidence what a wrong answer is met with: where to look, without the name of the cause
 */
public record Diagnosis(Cause cause, String evidence) {}
