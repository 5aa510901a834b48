package dev.signlab.image.dockerfile;

/**
 * An instruction as it stands in its file.
 *
 * @param number the line on which it begins, counted from 1
 * @param text all of it, continuation lines joined and comments left out
 */
public record SourceLine(int number, String text) {}
