package dev.signlab.engine.verify;

import dev.signlab.sigstore.intoto.Statement;

/**
 * An attestation that passed every step.
 *
 * @param statement what it says
 * @param line the envelope in JSON, on one line, as cosign prints it
 */
public record VerifiedAttestation(Statement statement, String line) {}
