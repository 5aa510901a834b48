package dev.signlab.services.fulcio;

import java.time.Instant;

/**
 * A request that got no certificate, with the true reason beside what the caller was told.
 *
 * @param id tells it from all others; the caller was told it as well
 * @param at when
 * @param reason why
 * @param expected what should have been there
 * @param found what was there instead; nothing of it lets anybody use the token
 */
public record Refusal(String id, Instant at, RefusalReason reason, String expected, String found) {}
