/**
 * An authority that certifies who holds a key for ten minutes: it believes the identity tokens of
 * some issuers, wants a proof that the key is the caller's, and publishes each certificate in a
 * log.
 *
 * <p>Specification: Fulcio, fulcio.proto, docs/certificate-specification.md, docs/oid-info.md; RFC
 * 5280; RFC 6962.
 *
 * <p>Start reading at {@link dev.signlab.services.fulcio.FulcioService}.
 */
@NullMarked
package dev.signlab.services.fulcio;

import org.jspecify.annotations.NullMarked;
