/**
 * Timestamps: what an authority signs about when something was there.
 *
 * <p>Specification: RFC 3161, RFC 5816; CMS of RFC 5652.
 *
 * <p>Start reading at {@link dev.signlab.crypto.timestamp.TokenIssuer}, who says it.
 */
@NullMarked
package dev.signlab.crypto.timestamp;

import org.jspecify.annotations.NullMarked;
