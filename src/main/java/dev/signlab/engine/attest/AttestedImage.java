package dev.signlab.engine.attest;

import dev.signlab.oci.name.DigestReference;
import dev.signlab.sigstore.bundle.Bundle;
import dev.signlab.sigstore.dsse.DsseEnvelope;
import dev.signlab.sigstore.intoto.Statement;

/**
 * An image about which something has been attested.
 *
 * @param image by its digest
 * @param statement what was said
 * @param envelope the statement, signed
 * @param bundle the envelope with the name of the key
 */
public record AttestedImage(
    DigestReference image, Statement statement, DsseEnvelope envelope, Bundle bundle) {}
