package dev.signlab.sigstore.client.rekor;

import dev.signlab.sigstore.logentry.TransparencyLogEntry;

/**
 * An entry and the name by which the log answered with it.
 *
 * @param uuid as the log wrote it: the hash of the leaf, the number of its tree in front of it
 * @param entry the entry
 */
public record NamedEntry(String uuid, TransparencyLogEntry entry) {}
