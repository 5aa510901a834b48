/**
 * Dead Simple Signing Envelopes: a payload, its type, and signatures over both.
 *
 * <p>Specification: secure-systems-lab/dsse {@code envelope.md} and {@code protocol.md}, version
 * 1.0.
 *
 * <p>Start reading at {@link dev.signlab.sigstore.dsse.DsseEnvelope}.
 */
@NullMarked
package dev.signlab.sigstore.dsse;

import org.jspecify.annotations.NullMarked;
