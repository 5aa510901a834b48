package dev.signlab.scenario.model;

import dev.signlab.scenario.check.Facts;

/**
 * A question about what a command will do, asked before it runs.
 *
 * @param line the command that will answer it
 * @param question a question that yes or no answers
 * @param answer what will happen
 */
public record Prediction(String line, String question, Facts.Guess answer) {}
