package dev.signlab.transparency.store;

import dev.signlab.transparency.merkle.TreeHead;

/**
 * What became of an entry that was to be added.
 *
 * @param index of the entry in the log
 * @param isNew false when an equal entry was there already
 * @param head of a tree with the entry in it, which a power cut does not undo
 */
public record Appended(long index, boolean isNew, TreeHead head) {}
