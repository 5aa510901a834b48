/**
 * Certificates: what is in them, read strictly and not yet believed.
 *
 * <p>Specification: RFC 5280; DER as X.690 has it.
 *
 * <p>Start reading at {@link dev.signlab.crypto.x509.Certificate}.
 */
@NullMarked
package dev.signlab.crypto.x509;

import org.jspecify.annotations.NullMarked;
