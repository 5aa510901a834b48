/**
 * Timestamps: what an authority signs about when something was there.
 *
 * <p>Specification: RFC 3161, RFC 5816; CMS of RFC 5652.
 *
 * <p>Start reading at {@link dev.signlab.crypto.timestamp.TokenIssuer}, who says it, and {@link
 * dev.signlab.crypto.timestamp.TimestampToken}, by which it is believed.
 */
@NullMarked
package dev.signlab.crypto.timestamp;

import org.jspecify.annotations.NullMarked;
