package dev.signlab.environment.snapshot;

import java.time.Instant;

/**
 * A state of the world that can be put back.
 *
 * @param name by which it is put back
 * @param taken when it was taken, by the world's clock
 * @param size how many bytes it takes
 */
public record Snapshot(String name, Instant taken, long size) {}
