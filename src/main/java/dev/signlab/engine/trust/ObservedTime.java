package dev.signlab.engine.trust;

import java.time.Instant;

/**
 * A moment at which the signature was there, as somebody who is believed says.
 *
 * @param moment when
 * @param source who says so, such as {@code the log's time}
 */
public record ObservedTime(Instant moment, String source) {}
