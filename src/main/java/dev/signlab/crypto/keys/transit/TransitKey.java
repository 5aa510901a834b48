package dev.signlab.crypto.keys.transit;

import dev.signlab.crypto.VerificationKey;

/**
 * One version of a key in a transit engine. A rotation makes another version and leaves this one.
 *
 * @param name the name in the engine
 * @param version from 1 on
 * @param publicKey the public half of this version
 */
public record TransitKey(String name, int version, VerificationKey publicKey) {}
