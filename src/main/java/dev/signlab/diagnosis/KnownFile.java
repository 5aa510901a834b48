package dev.signlab.diagnosis;

/**
 * A file of a folder.
 *
 * @param name relative to the folder
 * @param kind what it is
 */
public record KnownFile(String name, FileKind kind) {}
