package dev.signlab.engine.verify;

/**
 * One thing that a verification is going to ask for.
 *
 * @param name of what, such as {@code signed by}
 * @param text what has to hold, in words
 */
public record Demand(String name, String text) {}
