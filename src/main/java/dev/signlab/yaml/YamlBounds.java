package dev.signlab.yaml;

/**
 * How much a file may hold. Its size is bounded by whoever reads it.
 *
 * @param levels of nesting
 * @param values in all of its documents, aliases unfolded
 */
public record YamlBounds(int levels, int values) {}
